// A field in which somebody signs by finger or mouse. Strokes are points of a field of 1000 × 400, whatever its size.
(function (gx) {
  "use strict";
  const WIDTH = 1000, HEIGHT = 400;

  gx.pad = function (label) {
    const canvas = document.createElement("canvas"), strokes = [];
    canvas.width = WIDTH; canvas.height = HEIGHT; canvas.className = "pad";
    canvas.setAttribute("role", "img"); canvas.setAttribute("aria-label", label);
    const ink = canvas.getContext("2d");
    ink.lineWidth = 8; ink.lineCap = ink.lineJoin = "round"; ink.strokeStyle = "#111";
    let stroke = null;

    function point(event) {
      const box = canvas.getBoundingClientRect(), within = (value, most) => Math.min(Math.max(Math.round(value), 0), most);
      return [within((event.clientX - box.left) * WIDTH / box.width, WIDTH), within((event.clientY - box.top) * HEIGHT / box.height, HEIGHT)];
    }
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      stroke = [point(event)]; strokes.push(stroke);
      event.preventDefault();
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!stroke) return;
      const from = stroke[stroke.length - 1], to = point(event);
      if (Math.abs(from[0] - to[0]) + Math.abs(from[1] - to[1]) < 4) return;
      stroke.push(to);
      ink.beginPath(); ink.moveTo(...from); ink.lineTo(...to); ink.stroke();
    });
    for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, () => { stroke = null; });
    return { canvas, strokes, clear: () => { strokes.length = 0; ink.clearRect(0, 0, WIDTH, HEIGHT); } };
  };
})(self.gx = self.gx || {});
