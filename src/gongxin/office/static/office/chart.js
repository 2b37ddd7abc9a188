// Draws each <div class="gx-chart" data-chart="id"> from the JSON element of that id; the table beside it holds the same
// numbers. Colours: Okabe and Ito's eight, which colour-blind readers can tell apart.
(function () {
  "use strict";
  const COLOURS = ["#0072b2", "#e69f00", "#009e73", "#d55e00", "#56b4e9", "#cc79a7", "#f0e442", "#999999"];
  const drawn = [];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const isDark = () => document.documentElement.getAttribute("data-bs-theme") === "dark";
  const ink = () => getComputedStyle(document.body).color;
  // Words of the chart take the colour of the page; only what a chart coloured itself keeps its own.
  function shown(options) {
    return {
      color: COLOURS, backgroundColor: "transparent", textStyle: { color: ink() }, animation: !calm.matches,
      aria: { enabled: true, decal: { show: true } }, ...options,
      legend: options.legend && { ...options.legend, textStyle: { color: ink() }, pageTextStyle: { color: ink() } },
      visualMap: options.visualMap && { ...options.visualMap, textStyle: { ...options.visualMap.textStyle, color: ink() } },
      // Drawn as text of the picture: a box of HTML would need styles that the page's policy forbids.
      tooltip: options.tooltip && { renderMode: "richText", confine: true, ...options.tooltip },
    };
  }
  function draw(place) {
    const options = JSON.parse(document.getElementById(place.dataset.chart).textContent);
    const chart = echarts.init(place, isDark() ? "dark" : null, { renderer: "svg" });
    chart.setOption(shown(options));
    chart.on("click", (what) => { if (what.data && what.data.link) location.href = what.data.link; });
    drawn.push({ place, chart });
  }
  function again() {
    drawn.splice(0).forEach(({ place, chart }) => { chart.dispose(); if (place.isConnected) draw(place); });
  }
  function all(root) { root.querySelectorAll(".gx-chart:not([_echarts_instance_])").forEach(draw); }
  document.addEventListener("DOMContentLoaded", () => all(document));
  document.addEventListener("htmx:load", (event) => all(event.target));
  addEventListener("resize", () => drawn.forEach(({ chart }) => chart.resize()));
  addEventListener("beforeprint", () => drawn.forEach(({ chart }) => chart.resize()));
  document.addEventListener("theme", again);
})();
