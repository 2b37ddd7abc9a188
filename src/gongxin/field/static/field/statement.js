// One sign-in: what is stated, signed at this moment, and put into the queue. The network is not asked.
(function (gx) {
  "use strict";
  const two = (number) => String(number).padStart(2, "0");

  // RFC 3339 with the zone of the phone: the time at which it was signed stays, whenever it is sent.
  gx.timeOf = function (date) {
    const zone = -date.getTimezoneOffset(), ahead = Math.abs(zone);
    return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
      + `${zone < 0 ? "-" : "+"}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
  };

  gx.degrees = (number) => Math.round(number * 1e6) / 1e6; // a tenth of a metre

  gx.stated = function ({ audit, moment, person_id, place, photos, present_ids, challenge, circumstances, spot, note, device }) {
    const said = { sign_in_id: crypto.randomUUID(), plan_id: audit.plan_id, person_id, moment, at: gx.timeOf(new Date()), device_id: device };
    if (place) Object.assign(said, { lat: gx.degrees(place.lat), lon: gx.degrees(place.lon), accuracy_m: place.accuracy_m });
    if (photos.length) said.photos = photos.map(({ sha256, look }) => ({ sha256, look }));
    if (present_ids.length) said.present_ids = present_ids;
    if (challenge) said.challenge_id = challenge.id;
    if (circumstances.length) said.circumstances = circumstances;
    if (spot) Object.assign(said, { spot_lat: gx.degrees(spot.lat), spot_lon: gx.degrees(spot.lon) });
    if (note) said.note = note;
    return said;
  };

  // Kept on the phone before anything is sent.
  gx.queued = async function (said, text, assertion, photos, by) {
    const entry = {
      sign_in_id: said.sign_in_id, plan_id: said.plan_id, person_id: said.person_id, moment: said.moment, at: said.at,
      challenge_id: said.challenge_id || null, by, statement: text, assertion, state: "waiting", word: "", marks: [], number: Date.now(),
    };
    for (const { sha256, blob } of photos) await gx.store.put("photos", { sha256, blob, sign_in_id: said.sign_in_id, by });
    await gx.store.put("queue", entry);
    return entry;
  };
})(self.gx = self.gx || {});
