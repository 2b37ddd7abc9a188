// Where the phone is. Asked for while the app is open, so that the place is there before anyone presses "sign".
(function (gx) {
  "use strict";
  const FRESH_MS = 300000;
  let held = null, trouble = "", watch = null, told = () => {};

  gx.place = {
    // `changed` is told of every new place; called again it asks anew, for a phone that lies still hears nothing.
    begin(changed = told) {
      told = changed;
      if (!navigator.geolocation) { trouble = "place_unknown"; return; }
      if (watch !== null) navigator.geolocation.clearWatch(watch);
      const found = ({ coords }) => {
        held = { lat: coords.latitude, lon: coords.longitude, accuracy_m: Math.round(coords.accuracy), at: Date.now() };
        trouble = "";
        changed();
      };
      const failed = (error) => { trouble = error.code === 1 ? "place_refused" : "place_unknown"; changed(); };
      watch = navigator.geolocation.watchPosition(found, failed, { enableHighAccuracy: true, maximumAge: 15000, timeout: 20000 });
    },
    now: () => (held && Date.now() - held.at < FRESH_MS ? held : null),
    trouble: () => trouble,
  };
})(self.gx = self.gx || {});
