// What is to be signed next at an audit. Pure: `now` in milliseconds, `signs` those known of the whole team.
(function (gx) {
  "use strict";
  const OPENS = ["opening"], ENDS = ["closing", "leave"];

  const dayOf = (ms) => new Date(ms).toDateString();
  const answered = (challenge, signs) => signs.some((sign) => sign.challenge_id === challenge.id);

  // The challenge that waits for an answer, the most urgent first.
  gx.challengeOf = (audit, signs, now) =>
    audit.challenges
      .filter((one) => Date.parse(one.due_at) > now && !answered(one, signs))
      .sort((a, b) => Date.parse(a.due_at) - Date.parse(b.due_at))[0] || null;

  // {moment, late}, or null where nothing is to be signed now.
  gx.due = function (audit, me, signs, now, limits) {
    const start = Date.parse(audit.start), end = Date.parse(audit.end), late = 1000 * limits.late_s;
    const waiting = gx.challengeOf(audit, signs, now);
    if (waiting) return { moment: "challenge", challenge: waiting, late: false };
    if (now < start && dayOf(now) !== dayOf(start)) return null;
    const mine = signs.filter((sign) => sign.person_id === me), has = (moments, of) => of.some((sign) => moments.includes(sign.moment));
    const over = now > end + late, closed = has(["closing"], signs);
    if (!closed && !has(OPENS, signs) && now <= end) return { moment: "opening", late: now > start + late };
    if (!over && now <= end && !mine.some((sign) => dayOf(Date.parse(sign.at)) === dayOf(now))) return { moment: "arrive", late: false };
    if (!closed && now >= end - 1000 * limits.closing_s && !over) return { moment: "closing", late: false };
    if (!over && closed && mine.length > 0 && !has(ENDS, mine)) return { moment: "leave", late: false };
    return null;
  };

  // not_begun · opened · challenged · closed · over
  gx.stateOf = function (audit, signs, now, limits) {
    if (gx.challengeOf(audit, signs, now)) return "challenged";
    if (signs.some((sign) => sign.moment === "closing")) return "closed";
    if (now > Date.parse(audit.end) + 1000 * limits.late_s) return "over";
    return signs.length > 0 ? "opened" : "not_begun";
  };
})(self.gx = self.gx || {});
