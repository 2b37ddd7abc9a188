// Keeps what is done on this device, sends it in order when there is a network, and shows which view the address names.
(function (gx) {
  "use strict";
  const { state, word } = gx, SEND_MS = 15000;
  const QUIET = ["answer", "photo"]; // the view need not be drawn anew for these
  let sending = false, again = false;

  gx.frame = frame;
  function frame() {
    document.documentElement.lang = state.language === "zh" ? "zh-Hans" : "en";
    for (const one of document.querySelectorAll("[data-word]")) one.textContent = word(one.dataset.word);
    const reached = state.reached && navigator.onLine, line = document.getElementById("network");
    const waiting = state.parcels.filter((one) => !one.refused).length;
    line.textContent = `${word(reached ? "online" : "offline")} · ${waiting ? word("waiting", { n: waiting }) : word("sent")}`;
    line.className = `badge ${reached ? "green" : "yellow"}`;
    document.getElementById("alerts").replaceChildren(...gx.alerts());
    for (const box of document.querySelectorAll(".photos")) box.redraw();
    document.getElementById("language").textContent = state.language === "zh" ? "English" : "中文";
    document.getElementById("language").lang = state.language === "zh" ? "en" : "zh-Hans";
  }

  gx.show = function () {
    frame();
    const pk = Number(location.hash.slice(1)), one = state.day && state.day.checks.find((each) => each.pk === pk);
    document.getElementById("content").replaceChildren(...(one ? gx.one(one) : gx.list()).flat(9).filter(Boolean));
  };
  const reload = async () => { state.parcels = (await gx.store.all("parcels")).sort((a, b) => a.n - b.n); };

  // Kept before anything is sent: what was done on site is never only on its way.
  gx.keep = async function (pk, act, values, blob) {
    state.n = Math.max(Date.now(), state.n + 1);
    await gx.store.put("parcels", { token: crypto.randomUUID(), n: state.n, pk, act, values, ...(blob ? { blob } : {}) });
    await reload();
    frame();
  };
  gx.send = async (pk, act, values) => { await gx.keep(pk, act, values); gx.show(); await gx.sendAll(); };
  gx.dismiss = async (one) => { await gx.store.remove("parcels", one.token); await reload(); gx.show(); };

  // One after the other, so that two picked quickly are not one too many.
  let taking = Promise.resolve();
  gx.takePhoto = (pk, item, file, room) => (taking = taking.then(() => takePhoto(pk, item, file, room)));
  async function takePhoto(pk, item, file, room) {
    let made = null;
    state.missing = "";
    try {
      made = await gx.smallPhoto(file);
      if (!room() || state.parcels.some((one) => one.pk === pk && one.act === "photo" && one.values.sha256 === made.sha256 && one.values.item === item.item && one.values.matter === item.matter)) return;
      state.thumbs[made.sha256] = { pk, url: made.thumb };
      await gx.store.put("kept", state.thumbs, "thumbs");
      await gx.keep(pk, "photo", { matter: item.matter, item: item.item, sha256: made.sha256, at: new Date().toISOString() }, made.blob);
    } catch { state.missing = word(made ? "photo_unkept" : "photo_unread"); frame(); return; }
    gx.sendAll();
  }

  async function post(one) {
    if (one.act === "photo") return postPhoto(one);
    const body = JSON.stringify({ token: one.token, pk: one.pk, act: one.act, values: one.values });
    return fetch("/check/send", { method: "POST", body, headers: { "Content-Type": "application/json", "X-CSRFToken": state.csrf || "" } });
  }

  async function postPhoto(one) {
    const { matter, item, at } = one.values;
    return fetch(`/check/photo?${new URLSearchParams({ pk: one.pk, matter, item, at })}`, { method: "POST", body: one.blob, headers: { "Content-Type": "image/jpeg", "X-CSRFToken": state.csrf || "" } });
  }

  // Whether the next may go: one that was not heard waits, and all behind it, for they came about in this order.
  async function sent(one) {
    const answer = await post(one);
    state.reached = true;
    if (answer.ok) { await arrived(one); return true; }
    if (answer.status === 409) { one.refused = (await answer.json()).refused; await gx.store.put("parcels", one); return true; }
    if (answer.status === 401 || answer.status === 403) state.trouble = "sign_in";
    return false;
  }

  // What arrived stands in the day from now on, also without asking for it again.
  async function arrived(one) {
    const held = state.day && state.day.checks.find((each) => each.pk === one.pk);
    for (const given of held && one.act === "answer" ? one.values.given : []) {
      Object.assign(held.items.find((each) => each.matter === given.matter && each.item === given.item), { answer: given.answer, remark: given.remark });
    }
    if (held && one.act === "photo") {
      const { matter, item, sha256 } = one.values, { photos } = held.items.find((each) => each.matter === matter && each.item === item);
      if (!photos.some((each) => each.sha256 === sha256)) photos.push({ sha256, address: "" });
    }
    if (held) await gx.store.put("kept", state.day, "day");
    await gx.store.remove("parcels", one.token);
  }

  gx.sendAll = async function () {
    if (sending) { again = true; return; }
    sending = true;
    let changed = false, undone = false;
    try {
      if (!state.csrf) await ask();
      for (const one of state.parcels.filter((each) => !each.refused)) {
        if (!(await sent(one))) break;
        changed = changed || !QUIET.includes(one.act);
        undone = undone || (!QUIET.includes(one.act) && Boolean(one.refused));
      }
      await reload();
      if (changed) await ask();
    } catch { state.reached = false; }
    sending = false;
    await reload();
    // A view in which somebody signs is left as it is, unless what it rests on was refused.
    if (undone || (changed && !document.getElementById("end"))) gx.show(); else frame();
    if (again) { again = false; await gx.sendAll(); }
  };

  // The checks anew. What was answered and sent stands in them; without a network those of last time stay.
  async function ask() {
    const answer = await fetch("/check/day", { cache: "no-store", redirect: "manual" });
    state.reached = true;
    if (!answer.ok) { state.trouble = "sign_in"; return; }
    const said = await answer.json();
    state.csrf = said.csrf;
    delete said.csrf;
    state.day = said;
    state.trouble = "";
    await gx.store.put("kept", said, "day");
    await forget();
  }
  // The small pictures go with the check they belong to.
  async function forget() {
    const held = new Set([...state.day.checks, ...state.parcels].map((one) => one.pk));
    state.thumbs = Object.fromEntries(Object.entries(state.thumbs).filter(([, one]) => held.has(one.pk)));
    await gx.store.put("kept", state.thumbs, "thumbs");
  }
  gx.ask = async () => { try { await ask(); } catch { state.reached = false; } };

  async function start() {
    state.day = (await gx.store.get("kept", "day")) || null;
    state.thumbs = (await gx.store.get("kept", "thumbs")) || {};
    state.language = (await gx.store.get("kept", "language")) || state.language;
    await reload();
    document.getElementById("language").addEventListener("click", async () => {
      state.language = state.language === "zh" ? "en" : "zh";
      await gx.store.put("kept", state.language, "language");
      gx.show();
    });
    addEventListener("hashchange", gx.show);
    addEventListener("online", () => gx.sendAll());
    addEventListener("offline", frame);
    setInterval(() => { if (state.parcels.some((one) => !one.refused)) gx.sendAll(); }, SEND_MS);
    if ("serviceWorker" in navigator) navigator.serviceWorker.register("/check/worker.js").catch(() => {});
    await gx.ask();
    gx.show();
    await gx.sendAll();
  }
  start();
})(self.gx = self.gx || {});
