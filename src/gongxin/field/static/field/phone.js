// The fourth view: the phone with which its owner signs.
(function (gx) {
  "use strict";
  const { h, word } = gx;

  async function post(address, values) {
    const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json", "X-CSRFToken": gx.state.csrf }, body: JSON.stringify(values) });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw Object.assign(new Error("refused"), { said, status: answer.status });
    return said;
  }

  async function bind() {
    const label = document.getElementById("label").value;
    gx.state.binding = word("binding_now");
    gx.show();
    try {
      const response = await gx.passkey.made(await post("/field/phone/begin", {}));
      const bound = await post("/field/phone", { response, label });
      gx.state.day.bound = bound;
      await gx.remember({ passkey: bound.credential_id, day: gx.state.day });
      gx.state.binding = word("bound_now");
    } catch (trouble) {
      gx.state.binding = gx.told(trouble.said) || word(trouble.status === 401 ? "trouble_sign_in_again" : trouble.said ? "bind_refused" : "bind_failed");
    }
    gx.show();
  }

  // A passkey that is synchronised lies on the new phone too: it shows by signing something that is thrown away.
  async function tryHere() {
    const { credential_id: id } = gx.state.day.bound;
    try {
      await gx.passkey.signed(crypto.randomUUID(), id);
      await gx.remember({ passkey: id });
      gx.state.binding = word("bound_now");
    } catch { gx.state.binding = word("not_here"); }
    gx.show();
  }

  function stateOfPhone() {
    const { day, passkey } = gx.state;
    if (!gx.passkey.possible()) return [h("p", {}, word("no_passkeys", { host: document.body.dataset.host }))];
    if (day.bound && passkey === day.bound.credential_id) return [h("p", {}, word("bound_here", { label: day.bound.label || word("this_phone") }))];
    if (day.bound) return [h("p", {}, word("bound_elsewhere", { label: day.bound.label || word("another_phone") })), h("button", { id: "try-here", onclick: tryHere }, word("try_here"))];
    if (!gx.state.csrf) return [h("p", {}, word("bind_needs_session"), " ", gx.signInLink())];
    return [
      h("p", {}, word("bind_how")), h("label", {}, word("phone_name"), h("input", { id: "label", maxlength: 60, autocomplete: "off" })),
      h("button", { class: "main", id: "bind", onclick: bind }, word("bind")),
    ];
  }

  gx.views.phone = () => [
    h("h1", {}, word("phone_title")),
    gx.state.day ? h("div", { class: "card" }, stateOfPhone()) : h("p", { class: "card" }, gx.signInLink()),
    gx.state.binding ? h("div", { class: "note", role: "status" }, gx.state.binding) : null,
    h("p", { class: "small" }, word("bind_why")), h("p", {}, h("a", { href: "#" }, word("back"))),
  ];
})(self.gx = self.gx || {});
