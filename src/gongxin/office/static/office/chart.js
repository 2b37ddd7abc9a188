// Draws each <div class="gx-chart" data-chart="id"> from the JSON element of that id; the table beside it holds the same
// numbers. Colours: Okabe and Ito's eight, which colour-blind readers can tell apart.
(function () {
  "use strict";
  const COLOURS = ["#0072b2", "#e69f00", "#009e73", "#d55e00", "#56b4e9", "#cc79a7", "#f0e442", "#999999"];
  const drawn = [];
  const ink = () => getComputedStyle(document.body).color;
  function draw(place) {
    const options = JSON.parse(document.getElementById(place.dataset.chart).textContent);
    const chart = echarts.init(place, null, { renderer: "svg" });
    chart.setOption({
      color: COLOURS, backgroundColor: "transparent", textStyle: { color: ink() },
      animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      aria: { enabled: true, decal: { show: true } }, ...options,
    });
    chart.on("click", (what) => { if (what.data && what.data.link) location.href = what.data.link; });
    drawn.push(chart);
  }
  function all(root) { root.querySelectorAll(".gx-chart:not([_echarts_instance_])").forEach(draw); }
  document.addEventListener("DOMContentLoaded", () => all(document));
  document.addEventListener("htmx:load", (event) => all(event.target));
  addEventListener("resize", () => drawn.forEach((chart) => chart.resize()));
  document.addEventListener("theme", () => drawn.forEach((chart) => chart.setOption({ textStyle: { color: ink() } })));
})();
