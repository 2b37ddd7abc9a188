// The views: the checks one is sent to, and one of them from the credentials to the signatures.
(function (gx) {
  "use strict";
  const WORDS = JSON.parse(document.getElementById("words").textContent);
  gx.state = { language: document.documentElement.lang.startsWith("en") ? "en" : "zh", day: null, parcels: [], trouble: "", thumbs: {}, reached: navigator.onLine, n: 0 };
  const { state } = gx;
  gx.word = (key, values = {}) => WORDS[state.language][key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  gx.told = (both) => both[state.language];
  const { word, told } = gx;

  gx.h = function (tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (key === "value" || key === "checked") made[key] = value;
      else made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.flat(9).filter((one) => one !== null && one !== undefined && one !== false));
    return made;
  };
  const { h } = gx;
  const waits = (pk, act) => state.parcels.some((one) => one.pk === pk && one.act === act && !one.refused);
  const began = (one) => one.state === "on_site" || waits(one.pk, "begin");

  // What the server told of an item, and what was answered here since.
  function answerOf(one, item) {
    const own = state.parcels.filter((each) => each.pk === one.pk && each.act === "answer" && !each.refused)
      .flatMap((each) => each.values.given).filter((each) => each.matter === item.matter && each.item === item.item);
    return own.length ? own[own.length - 1] : known(one, item);
  }
  // The view may be older than the day: it stays as it is while somebody signs.
  function known(one, item) {
    const now = state.day.checks.find((each) => each.pk === one.pk);
    return (now && now.items.find((each) => each.matter === item.matter && each.item === item.item)) || item;
  }
  // The photos of an item: those the server told of, then those that wait here.
  function photosOf(one, item) {
    const there = known(one, item).photos || [], own = state.parcels.filter((each) => each.pk === one.pk && each.act === "photo" && !each.refused
      && each.values.matter === item.matter && each.values.item === item.item && !there.some((other) => other.sha256 === each.values.sha256));
    return [...there, ...own.map((each) => ({ sha256: each.values.sha256, waits: true }))];
  }
  const answered = (one) => one.items.filter((item) => answerOf(one, item).answer !== "").length;

  gx.list = function () {
    const checks = state.day ? state.day.checks : [];
    return [
      h("h1", {}, word("app")),
      checks.length ? checks.map((one) => h("p", { class: "card" }, h("a", { href: `#${one.pk}` }, `${one.number} ${one.name}`), h("br"), `${one.address} · ${one.due_on} · ${told(one.state_words)}`)) : h("p", {}, word("none")),
    ];
  };

  gx.one = function (one) {
    if (waits(one.pk, "sign")) return [h("h1", {}, `${one.number} ${one.name}`), h("p", { id: "ended" }, word("ended"))];
    return [
      h("h1", {}, `${one.number} ${one.name}`), h("p", {}, one.address),
      began(one) ? [checklist(one), one.inspects ? signing(one) : null] : one.inspects ? beginning(one) : null,
    ];
  };

  // What was refused, and what keeps the device from sending: above the view, which is not drawn anew for it.
  gx.alerts = function () {
    const refused = state.parcels.filter((one) => one.refused);
    return [
      state.trouble ? h("p", { role: "alert", class: "card" }, word(state.trouble)) : null,
      refused.map((one) => h("p", { role: "alert", class: "card" }, word("refused"), told(one.refused), " ", h("button", { type: "button", onclick: () => gx.dismiss(one) }, word("dismiss")))),
      state.missing ? h("p", { role: "alert", class: "card" }, state.missing) : null,
    ].flat(9).filter(Boolean);
  };

  function beginning(one) {
    const boxes = one.team.filter((each) => each.role !== "expert").map((each) => h("label", { class: "choice" }, h("input", { type: "checkbox", value: each.number }), ` ${each.name} · ${told(each.role_words)}`));
    const begin = () => gx.send(one.pk, "begin", { shown: boxes.map((box) => box.firstChild).filter((box) => box.checked).map((box) => box.value), at: new Date().toISOString() });
    return h("section", {}, h("h2", {}, word("begin_head")), boxes, h("button", { type: "button", id: "begin", class: "primary", onclick: begin }, word("begin")));
  }

  function checklist(one) {
    let matter = "";
    return [
      h("p", { id: "answered", role: "status" }, word("answered", { n: answered(one), of: one.items.length })),
      one.items.map((item, at) => {
        const head = item.matter === matter ? null : h("h2", {}, told(item.matter_words));
        matter = item.matter;
        return [head, question(one, item, at)];
      }),
    ];
  }

  function question(one, item, at) {
    const held = answerOf(one, item), name = `q${at}`;
    const remark = h("textarea", { id: `${name}-remark`, rows: 2, maxlength: 4000, value: held.remark, onchange: () => keep() });
    const given = item.choices.length
      ? item.choices.map(([value, words]) => h("label", { class: "choice" }, h("input", { type: "radio", name, value, checked: held.answer === value, onchange: () => keep() }), ` ${told(words)}`))
      : h("input", { type: item.kind === "number" ? "number" : "text", min: 0, name, value: held.answer, "aria-label": told(item.question), onchange: () => keep() });
    const box = h("fieldset", { class: "card" }, h("legend", {}, `${at + 1}. ${told(item.question)}`), h("p", { class: "law" }, told(item.law)), given,
      h("label", { for: `${name}-remark` }, word("remark")), remark, h("small", { class: "law" }, item.kind === "conforms" ? word("remark_needed") : ""), photos(one, item, name));

    // An answer that needs words is sent once it has them.
    async function keep() {
      const picked = item.choices.length ? box.querySelector("input:checked") : box.querySelector("input");
      const answer = picked ? picked.value.trim() : "";
      if (!answer || (item.kind === "conforms" && answer === "no" && !remark.value.trim())) return;
      await gx.keep(one.pk, "answer", { given: [{ matter: item.matter, item: item.item, answer, remark: remark.value, at: new Date().toISOString() }] });
      document.getElementById("answered").textContent = word("answered", { n: answered(one), of: one.items.length });
      gx.sendAll();
    }
    return box;
  }

  // A photo that this device took is shown from what it keeps; one of a colleague is a link, for each look is an entry.
  function photos(one, item, name) {
    const most = one.most_photos || 0, list = h("div", { class: "thumbs" }), label = h("label", { for: `${name}-photo` });
    const picked = h("input", { type: "file", id: `${name}-photo`, accept: "image/*", onchange: take });
    const box = h("div", { class: "photos" }, list, label, picked);
    box.redraw = () => {
      const held = photosOf(one, item);
      list.replaceChildren(...held.map((each, at) => thumb(each, word("photo", { n: at + 1 }))));
      label.textContent = word("photo_add", { n: held.length, of: most });
      label.hidden = picked.hidden = held.length >= most;
    };
    async function take() {
      const file = picked.files[0];
      picked.value = "";
      if (file) await gx.takePhoto(one.pk, item, file, () => photosOf(one, item).length < most);
    }
    box.redraw();
    return box;
  }
  function thumb(each, name) {
    const own = state.thumbs[each.sha256], shown = own ? h("img", { src: own.url, alt: name }) : each.address ? h("a", { href: each.address }, name) : name;
    return h("figure", {}, shown, each.waits ? h("figcaption", {}, word("photo_waits")) : null);
  }

  function padOf(who) {
    const pad = gx.pad(word("pad", { who }));
    return { ...pad, drawn: h("div", {}, pad.canvas, h("button", { type: "button", onclick: pad.clear }, word("clear"))) };
  }
  const field = (id, label, made = h("input", { id, maxlength: 60 })) => [h("label", { for: id }, word(label)), made];

  function signing(one) {
    const there = one.team.filter((each) => each.role !== "expert" && (each.shown || shownHere(one, each.number)));
    const hands = there.map((each) => ({ each, pad: padOf(each.name) })), firm = padOf(word("firm")), witness = padOf(word("witness"));
    const signs = h("div", {}, field("firm-name", "name"), field("firm-post", "post"), firm.drawn);
    const refuses = h("div", { hidden: true }, field("why", "why", h("textarea", { id: "why", rows: 2 })), h("h3", {}, word("witness")), field("witness-name", "name"), witness.drawn);
    const box = h("input", { type: "checkbox", id: "refuses", onchange: () => { signs.hidden = box.checked; refuses.hidden = !box.checked; } });
    const value = (id) => document.getElementById(id).value;
    const drawn = (pad) => pad.strokes.flat().length >= 4;
    const pads = () => [...hands.map(({ pad }) => pad), box.checked ? witness : firm];
    // Held back here what would be refused there: whoever signed should not have to sign again.
    function missing() {
      const n = one.items.length - answered(one);
      if (n) return word("open_items", { n });
      if (!pads().every(drawn)) return word("unsigned");
      return value(box.checked ? "witness-name" : "firm-name").trim() && (!box.checked || value("why").trim()) ? "" : word("unnamed");
    }
    const end = () => { state.missing = missing(); if (state.missing) gx.frame(); else gx.send(one.pk, "sign", {
      inspectors: hands.map(({ each, pad }) => ({ number: each.number, name: each.name, strokes: pad.strokes })), at: new Date().toISOString(), comment: value("comment"),
      firm: box.checked ? null : { name: value("firm-name"), post: value("firm-post"), strokes: firm.strokes },
      refused: box.checked ? value("why") : "", witness: box.checked ? { name: value("witness-name"), strokes: witness.strokes } : null,
    }); };
    return h("section", {}, h("h2", {}, word("sign_head")), hands.map(({ each, pad }) => [h("h3", {}, `${each.name} · ${told(each.role_words)}`), pad.drawn]),
      h("h3", {}, word("firm")), field("comment", "comment", h("textarea", { id: "comment", rows: 3, maxlength: 4000 })), h("label", { class: "choice" }, box, ` ${word("refuses")}`), signs, refuses,
      h("button", { type: "button", id: "end", class: "primary", onclick: end }, word("end")));
  }
  const shownHere = (one, number) => state.parcels.some((each) => each.pk === one.pk && each.act === "begin" && each.values.shown.includes(number));
})(self.gx = self.gx || {});
