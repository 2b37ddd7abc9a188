// The first view: what is due now with one button, and the audits of today and the days ahead.
(function (gx) {
  "use strict";
  const { h, word } = gx;
  const KINDS = { not_begun: "", opened: "blue", challenged: "red", closed: "green", over: "yellow" };
  const MOMENTS = ["opening", "arrive", "leave", "closing"];

  function look(audit) {
    const { day } = gx.state, signs = gx.signsOf(audit), now = Date.now();
    return { audit, signs, due: gx.due(audit, day.me.person_id, signs, now, day.limits), state: gx.stateOf(audit, signs, now, day.limits) };
  }

  // Challenges first, then what began first.
  function nextOf(seen) {
    const waiting = seen.filter((one) => one.due);
    return waiting.find((one) => one.due.moment === "challenge") || waiting[0] || null;
  }

  const signButton = (audit, moment, main) =>
    h("button", { class: main ? "main" : "", id: `sign-${main ? "main-" : ""}${moment}-${audit.plan_id}`, onclick: () => gx.begin(audit, moment) }, word(`do_${moment}`));

  const times = (audit) => {
    const start = Date.parse(audit.start), end = Date.parse(audit.end), oneDay = new Date(start).toDateString() === new Date(end).toDateString();
    return `${gx.isToday(start) ? word("today") : gx.dayName(start)} ${gx.clock(start)} – ${oneDay ? "" : `${gx.dayName(end)} `}${gx.clock(end)}`;
  };

  function dueCard({ audit, due }) {
    const challenged = due.moment === "challenge";
    return h("section", { class: challenged ? "card urgent" : "card", "aria-labelledby": "due" },
      h("h2", { id: "due" }, challenged ? word("challenge_title") : word(`moment_${due.moment}`)),
      h("p", {}, audit.organisation || audit.plan_id),
      challenged ? h("p", {}, word("challenge_left"), " ", h("strong", { "data-until": due.challenge.due_at }, gx.left(due.challenge.due_at))) : null,
      due.late ? h("p", { class: "small" }, word("late_still")) : null,
      signButton(audit, due.moment, true),
      h("p", { class: "small", "data-place": "" }, gx.placeLine()));
  }

  function auditCard({ audit, signs, due, state }) {
    const signed = new Set(signs.map((sign) => sign.person_id)).size;
    return h("article", { class: "card", "data-plan": audit.plan_id },
      h("h3", {}, audit.organisation || audit.plan_id, " ", gx.badge(KINDS[state], word(`state_${state}`))),
      h("p", {}, times(audit), audit.remote ? ` · ${word("remote")}` : ""),
      h("p", { class: "small" }, audit.address || word("no_address"), h("br"), `${audit.plan_id} · ${word("signed_of", { signed, team: audit.team.length })}`),
      signs.length ? h("ul", { class: "small" }, signs.map((sign) => h("li", {}, `${gx.clock(Date.parse(sign.at))} ${word(`moment_${sign.moment}`)} · ${gx.nameOf(audit, sign.person_id)}`))) : null,
      h("details", {}, h("summary", {}, word("other_moments")),
        h("div", { class: "row" }, MOMENTS.filter((one) => !due || due.moment !== one).map((one) => signButton(audit, one, false)))));
  }

  function notes() {
    const { day, trouble, queue } = gx.state, waiting = queue.filter((one) => one.state === "waiting" || one.state === "sent").length;
    const refused = queue.filter((one) => one.state === "refused").length;
    return [
      trouble ? h("div", { class: "note", role: "status" }, word(`trouble_${trouble}`), trouble === "sign_in_again" ? [" ", gx.signInLink()] : null) : null,
      waiting || refused ? h("p", { role: "status" }, h("a", { href: "#sent" }, [waiting ? word("waiting_count", { n: waiting }) : "", refused ? word("refused_count", { n: refused }) : ""].filter(Boolean).join(" "))) : null,
      day && !day.bound && gx.passkey.possible() ? h("p", { class: "small" }, word("no_phone_bound"), " ", h("a", { href: "#phone" }, word("bind_link"))) : null,
      day && day.clock_off_s > day.limits.clock_s ? h("div", { class: "note", role: "status" }, word("clock_off", { minutes: Math.round(day.clock_off_s / 60) })) : null,
    ];
  }

  gx.signInLink = () => h("a", { href: "/accounts/login/?next=/field/" }, word("to_sign_in"));

  gx.views = { home() {
    const { day } = gx.state;
    if (!day) {
      return [h("h1", {}, word("app")), h("div", { class: "card" }, h("p", {}, gx.state.trouble && gx.state.trouble !== "sign_in_again" ? word(`trouble_${gx.state.trouble}`) : word("first_time")), h("p", {}, gx.signInLink()))];
    }
    const seen = day.audits.map(look), next = nextOf(seen);
    return [
      h("h1", {}, word("my_audits")), gx.state.done ? h("div", { class: "note good", role: "status", id: "done" }, gx.state.done) : null, notes(),
      next ? dueCard(next) : seen.length ? h("p", { class: "card" }, word("nothing_due")) : null,
      seen.length ? h("section", { "aria-labelledby": "list" }, h("h2", { id: "list" }, word("audits")), seen.map(auditCard)) : h("p", { class: "card" }, word("no_audits")),
    ];
  } };
})(self.gx = self.gx || {});
