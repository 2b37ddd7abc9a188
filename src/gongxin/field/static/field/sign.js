// The second view: the place is there already, one press signs. Photos, who is present and a note are beside it.
(function (gx) {
  "use strict";
  const { h, word } = gx, MOST = 3, LONGEST_NOTE = 500, REACH = 400;

  // Opens the view for one moment of one audit.
  gx.begin = function (audit, moment) {
    const me = gx.state.day.me.person_id, remote = audit.remote;
    gx.state.draft = {
      audit, moment, person_id: me, photos: [], present: new Set([me]), spot: null, failed: false, working: false,
      circumstances: new Set(remote ? ["remote"] : []), note: remote ? audit.remote_reason.slice(0, LONGEST_NOTE) : "",
      challenge: moment === "challenge" ? gx.challengeOf(audit, gx.signsOf(audit), Date.now()) : null,
    };
    gx.state.done = "";
    gx.place.begin();
    gx.go(`#sign/${encodeURIComponent(audit.plan_id)}/${moment}`);
  };

  gx.placeLine = function () {
    const place = gx.place.now();
    if (place) return word("place_found", { metres: place.accuracy_m });
    return word(gx.place.trouble() || "place_searched");
  };

  async function confirm(withPasskey) {
    const draft = gx.state.draft, { day, device, passkey } = gx.state;
    if (draft.working) return;
    draft.working = true;
    gx.show();
    const said = gx.stated({ ...draft, place: gx.place.now(), present_ids: [...draft.present], circumstances: [...draft.circumstances], note: draft.note.trim(), device });
    const text = JSON.stringify(said);
    let assertion = null;
    if (withPasskey && day.bound && passkey === day.bound.credential_id) {
      try { assertion = await gx.passkey.signed(text, passkey); } catch { Object.assign(draft, { failed: true, working: false }); gx.show(); return; }
    }
    await gx.queued(said, text, assertion, draft.photos, day.me.person_id);
    gx.state.done = word("signed_at", { moment: word(`moment_${said.moment}`), time: gx.clock(Date.parse(said.at)) });
    gx.state.draft = null;
    await gx.reload();
    gx.go("#");
    gx.send();
  }

  async function addPhoto(event) {
    const [file] = event.target.files, draft = gx.state.draft;
    if (!file || draft.photos.length >= MOST) return;
    const photo = await gx.prepared(file, gx.state.day.limits.photo_bytes);
    if (!draft.photos.some((one) => one.sha256 === photo.sha256)) draft.photos.push(photo);
    gx.show();
  }

  function thumb(photo, at) {
    const small = h("canvas", { width: 96, height: 72, role: "img", "aria-label": word("photo_n", { n: at + 1 }) });
    if (photo.canvas) small.getContext("2d").drawImage(photo.canvas, 0, 0, 96, 72);
    return h("div", { class: "thumb" }, small, h("button", { onclick: () => { gx.state.draft.photos.splice(at, 1); gx.show(); } }, word("remove_photo", { n: at + 1 })));
  }

  function photos(draft) {
    const file = (key, capture) => h("label", { class: "button" }, word(key), h("input", { type: "file", accept: "image/*", capture, class: "hidden", onchange: addPhoto }));
    return h("fieldset", {}, h("legend", {}, word("photos", { n: draft.photos.length })),
      h("div", { class: "row" }, draft.photos.map(thumb)),
      draft.photos.length < MOST ? h("div", { class: "row" }, file("take_photo", "environment"), file("choose_photo", null)) : null);
  }

  const tick = (id, label, checked, change) => h("label", { class: "tick" }, h("input", { type: "checkbox", id, checked, onchange: (event) => { change(event.target.checked); gx.show(); } }), label);
  const toggled = (set, value) => (on) => { if (on) set.add(value); else set.delete(value); };

  function present(draft) {
    const { team } = draft.audit;
    return h("fieldset", {}, h("legend", {}, word("who_present")),
      team.map((one, at) => tick(`present-${at}`, one.name || one.person_id, draft.present.has(one.person_id), toggled(draft.present, one.person_id))),
      team.length > 2 ? h("button", { id: "everyone", onclick: () => { team.forEach((one) => draft.present.add(one.person_id)); gx.show(); } }, word("everyone")) : null);
  }

  // A member whose phone failed: it is signed for him, and it says who sent it.
  function helped(draft) {
    const me = gx.state.day.me.person_id, others = draft.audit.team.filter((one) => one.person_id !== me);
    if (!others.length || draft.moment === "challenge") return null;
    const change = (event) => {
      draft.person_id = event.target.value;
      toggled(draft.circumstances, "phone_failed")(draft.person_id !== me);
      draft.present.add(draft.person_id);
      gx.show();
    };
    return h("label", {}, word("signs_for"), h("select", { id: "signs-for", onchange: change },
      h("option", { value: me, selected: draft.person_id === me }, word("myself")),
      others.map((one) => h("option", { value: one.person_id, selected: draft.person_id === one.person_id }, one.name || one.person_id))),
    draft.person_id !== me ? h("span", { class: "small" }, word("helped_how")) : null);
  }

  function circumstances(draft) {
    const asked = draft.circumstances.size > 0;
    return h("details", { open: asked || Boolean(draft.note) || Boolean(draft.spot) }, h("summary", {}, word("something_special")),
      helped(draft),
      tick("remote", word("is_remote"), draft.circumstances.has("remote"), toggled(draft.circumstances, "remote")),
      draft.circumstances.has("remote") ? h("p", { class: "small" }, word("remote_how")) : null,
      tick("address-not-found", word("is_not_found"), draft.circumstances.has("address_not_found"), toggled(draft.circumstances, "address_not_found")),
      draft.circumstances.has("address_not_found") ? gx.spotField(gx.place.now(), draft.spot, REACH, (spot) => { draft.spot = spot; gx.show(); }) : null,
      h("label", {}, word(asked ? "note_asked" : "note"), h("textarea", { id: "note", rows: 3, maxlength: LONGEST_NOTE, value: draft.note, oninput: (event) => { draft.note = event.target.value; } })));
  }

  gx.views.sign = function () {
    const draft = gx.state.draft;
    if (!draft) { gx.go("#"); return []; }
    const { audit, moment, challenge } = draft;
    return [
      h("h1", {}, word(`moment_${moment}`)), h("p", {}, audit.organisation || audit.plan_id, h("br"), h("span", { class: "small" }, audit.address)),
      challenge ? h("p", {}, word("challenge_left"), " ", h("strong", { "data-until": challenge.due_at }, gx.left(challenge.due_at))) : null,
      h("p", { "data-place": "", role: "status" }, gx.placeLine()),
      draft.failed ? h("div", { class: "note", role: "alert" }, word("not_confirmed")) : null,
      h("button", { class: "main", id: "confirm", disabled: draft.working, onclick: () => confirm(true) }, word(draft.failed ? "try_again" : gx.place.now() ? "confirm" : "confirm_without_place")),
      draft.failed ? h("button", { class: "wide", id: "without", onclick: () => confirm(false) }, word("sign_without")) : null,
      photos(draft), present(draft), circumstances(draft), h("p", {}, h("a", { href: "#" }, word("back"))),
    ];
  };
})(self.gx = self.gx || {});
