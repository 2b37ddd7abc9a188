// Light or dark as the system says, unless the reader chose; kept in this browser only.
(function () {
  "use strict";
  const kept = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const system = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    const theme = kept() || (system.matches ? "dark" : "light");
    document.documentElement.setAttribute("data-bs-theme", theme);
    document.dispatchEvent(new CustomEvent("theme"));
  };
  show();
  system.addEventListener("change", show);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-switch]")) return;
    const now = document.documentElement.getAttribute("data-bs-theme");
    try { localStorage.setItem("theme", now === "dark" ? "light" : "dark"); } catch { /* private window: not kept */ }
    show();
  });
})();
