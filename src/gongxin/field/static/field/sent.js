// The third view: every sign-in of this phone, how far it has come, and what to do where it was refused.
(function (gx) {
  "use strict";
  const { h, word } = gx;
  const KINDS = { waiting: "blue", sent: "blue", taken: "green", refused: "red" };

  function line(entry) {
    const audit = gx.auditOf(entry.plan_id), photos = gx.state.photos.filter((one) => one.sign_in_id === entry.sign_in_id), at = Date.parse(entry.at);
    const left = photos.filter((one) => one.blob).length, helped = entry.person_id !== entry.by;
    return h("li", { class: "card", "data-state": entry.state },
      h("p", {}, h("strong", {}, word(`moment_${entry.moment}`)), ` ${gx.isToday(at) ? "" : `${gx.dayName(at)} `}${gx.clock(at)} `, gx.badge(KINDS[entry.state], word(`entry_${entry.state}`))),
      h("p", { class: "small" }, (audit && audit.organisation) || entry.plan_id, helped ? ` · ${word("for_whom", { name: audit ? gx.nameOf(audit, entry.person_id) : entry.person_id })}` : ""),
      entry.state === "taken" ? h("p", { class: "small" }, word("received_at", { time: gx.clock(Date.parse(entry.received_at)) })) : null,
      entry.marks.length ? h("ul", { class: "marks" }, entry.marks.map((mark) => h("li", {}, gx.badge("yellow", gx.told(mark))))) : null,
      entry.marks.length ? h("p", { class: "small" }, word("marks_mean")) : null,
      entry.refused ? h("p", {}, gx.told(entry.refused)) : null,
      entry.word ? h("p", {}, word(`todo_${entry.word}`), entry.word === "not_allowed" ? [" ", gx.signInLink()] : null) : null,
      left ? h("p", { class: "small" }, word("photos_left", { n: left })) : null,
      photos.filter((one) => one.refused).map((one) => h("p", { class: "small" }, `${gx.told(one.refused)} ${word("photo_refused")}`)));
  }

  gx.views.sent = () => {
    const queue = [...gx.state.queue].sort((a, b) => b.number - a.number);
    return [
      h("h1", {}, word("sent_title")), h("p", { class: "small" }, word("sent_about")),
      queue.length ? h("ul", { class: "plain" }, queue.map(line)) : h("p", { class: "card" }, word("sent_none")),
      queue.some((one) => one.state === "waiting") ? h("button", { id: "send-now", onclick: () => gx.send() }, word("send_now")) : null,
      h("p", {}, h("a", { href: "#" }, word("back"))),
    ];
  };
})(self.gx = self.gx || {});
