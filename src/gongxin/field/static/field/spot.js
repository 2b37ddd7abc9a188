// Where the site is, marked by hand: a grid around the phone to tap, and the numbers themselves to type.
(function (gx) {
  "use strict";
  const SIDE = 320, LINES = 8, METRES_PER_DEGREE = 111320;

  // `spot` is {lat, lon}; `changed` is told of a new one. `reach` is half the width of the grid in metres.
  gx.spotField = function (place, spot, reach, changed) {
    const { h, word } = gx, centre = place || spot;
    const field = (name, held) => h("label", {}, word(name), h("input", {
      type: "number", step: "any", name, inputmode: "decimal", value: held === undefined ? "" : String(held),
      onchange: () => {
        const [lat, lon] = ["spot_lat", "spot_lon"].map((one) => Number.parseFloat(box.querySelector(`[name=${one}]`).value));
        changed(Number.isFinite(lat) && Number.isFinite(lon) && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null);
      },
    }));
    const box = h("div", { class: "spot" }, centre ? gridOf(centre, spot, reach, changed) : h("p", {}, word("spot_no_place")),
      h("div", { class: "pair" }, field("spot_lat", spot && spot.lat), field("spot_lon", spot && spot.lon)));
    return box;
  };

  function gridOf(centre, spot, reach, changed) {
    const { h, word } = gx, perPixel = (2 * reach) / SIDE, wide = METRES_PER_DEGREE * Math.cos((centre.lat * Math.PI) / 180);
    const shifted = (east, north) => changed({ lat: gx.degrees(centre.lat + north / METRES_PER_DEGREE), lon: gx.degrees(centre.lon + east / wide) });
    const x = spot ? SIDE / 2 + ((spot.lon - centre.lon) * wide) / perPixel : null, y = spot ? SIDE / 2 - ((spot.lat - centre.lat) * METRES_PER_DEGREE) / perPixel : null;
    const lines = [];
    for (let at = 0; at <= SIDE; at += SIDE / LINES) lines.push(h("svg:line", { x1: at, x2: at, y1: 0, y2: SIDE }), h("svg:line", { y1: at, y2: at, x1: 0, x2: SIDE }));
    const grid = h("svg:svg", {
      viewBox: `0 0 ${SIDE} ${SIDE}`, class: "grid", role: "img", "aria-label": word("spot_grid", { metres: (2 * reach) / LINES }),
      onclick: (event) => {
        const box = grid.getBoundingClientRect();
        shifted(((event.clientX - box.left) / box.width - 0.5) * 2 * reach, (0.5 - (event.clientY - box.top) / box.height) * 2 * reach);
      },
    }, lines, h("svg:circle", { cx: SIDE / 2, cy: SIDE / 2, r: 6, class: "phone" }), h("svg:text", { x: SIDE / 2 + 10, y: SIDE / 2 + 4 }, word("spot_phone")),
    spot ? h("svg:path", { d: `M${x - 9} ${y - 9}l18 18m0-18l-18 18`, class: "cross" }) : null);
    return h("div", {}, h("p", { class: "small" }, word("spot_how", { metres: (2 * reach) / LINES })), grid);
  }
})(self.gx = self.gx || {});
