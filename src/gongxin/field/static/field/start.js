// Begins with what the phone holds, then asks the server; renews, sends, and shows which view the address names.
(function (gx) {
  "use strict";
  const SOON_MS = 60000, LATER_MS = 600000, SEND_MS = 20000, KEPT_MS = 14 * 86400000;
  const { state, word } = gx;
  let asked = 0, view = "";

  gx.left = (until) => {
    const seconds = Math.max(0, Math.round((Date.parse(until) - Date.now()) / 1000));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  gx.remember = async (values) => {
    Object.assign(state, values);
    for (const [name, value] of Object.entries(values)) await gx.store.put("kept", value, name);
  };
  gx.reload = async () => { [state.queue, state.photos] = [await gx.store.all("queue"), await gx.store.all("photos")]; };

  function frame() {
    document.documentElement.lang = state.language === "zh" ? "zh-Hans" : "en";
    document.title = word("app");
    for (const one of document.querySelectorAll("[data-word]")) one.textContent = word(one.dataset.word);
    const online = document.getElementById("network");
    const reached = state.reached && navigator.onLine; // a phone in a network that leads nowhere calls itself online
    online.textContent = word(reached ? "online" : "offline");
    online.className = `badge ${reached ? "green" : "yellow"}`;
    document.getElementById("language").textContent = state.language === "zh" ? "English" : "中文";
    document.getElementById("language").lang = state.language === "zh" ? "en" : "zh-Hans";
    for (const one of document.querySelectorAll("nav a")) one.toggleAttribute("aria-current", one.getAttribute("href") === (location.hash || "#"));
  }

  // Draws the view anew; who stood on something stands there again.
  gx.show = function () {
    const name = (location.hash.slice(1).split("/")[0]) || "home", main = document.getElementById("content"), held = document.activeElement && document.activeElement.id;
    frame();
    main.replaceChildren(...(gx.views[name] || gx.views.home)().flat(9).filter(Boolean));
    if (name !== view) { view = name; const head = main.querySelector("h1"); if (head) { head.tabIndex = -1; head.focus(); } scrollTo(0, 0); }
    else if (held && document.getElementById(held)) document.getElementById(held).focus();
  };
  const renewed = () => { if (view !== "sign") gx.show(); else frame(); };

  function placed() {
    for (const one of document.querySelectorAll("[data-place]")) one.textContent = gx.placeLine();
    const button = document.getElementById("confirm");
    if (button && !state.draft.failed) button.textContent = word(gx.place.now() ? "confirm" : "confirm_without_place");
  }

  gx.send = async () => {
    if ("sync" in (state.registration || {})) state.registration.sync.register("send").catch(() => {});
    await gx.sending.send(async () => { await gx.reload(); renewed(); });
  };

  async function taken(said) {
    const { pass, pass_s: seconds, csrf, ...day } = said;
    state.csrf = csrf || "";
    day.clock_off_s = Math.abs(Date.parse(said.now) - Date.now()) / 1000;
    if (pass) await gx.store.put("kept", pass, `pass:${day.me.person_id}`);
    if (pass) await gx.store.put("kept", Date.now() + 1000 * seconds, `until:${day.me.person_id}`);
    if (day.me.language && !(await gx.store.get("kept", "language"))) state.language = day.me.language;
    await gx.remember({ day });
    state.trouble = "";
  }

  // The day anew; without a network the one of last time stays.
  gx.ask = async function () {
    asked = Date.now();
    const held = state.day && (await gx.store.get("kept", `pass:${state.day.me.person_id}`));
    try {
      const answer = await fetch("/field/day", { cache: "no-store", headers: held ? { Authorization: `Bearer ${held}` } : {} });
      const said = await answer.json();
      state.reached = true;
      if (answer.ok) await taken(said); else state.trouble = said.word || "server";
    } catch {
      state.reached = false;
      state.trouble = state.day ? "" : "offline";
    }
    renewed();
  };

  function running() {
    const now = Date.now();
    return state.day !== null && state.day.audits.some((one) => now > Date.parse(one.start) - 7200000 && now < Date.parse(one.end) + 7200000);
  }
  function renew() {
    if (document.visibilityState !== "visible") return;
    if (!state.reached || Date.now() - asked > (running() ? SOON_MS : LATER_MS)) gx.ask();
    if (state.queue.some((one) => one.state === "waiting") || state.photos.length) gx.send();
  }

  // What was taken and whose photos are gone is needed no more after a fortnight.
  async function tidy() {
    for (const one of state.queue) {
      const old = Date.now() - one.number > KEPT_MS, done = one.state === "taken" || one.state === "refused";
      if (old && done && !state.photos.some((photo) => photo.sign_in_id === one.sign_in_id && photo.blob)) await gx.store.remove("queue", one.sign_in_id);
    }
  }

  async function worker() {
    if (!("serviceWorker" in navigator)) return;
    try {
      await navigator.serviceWorker.register("/field/worker.js");
      state.registration = await navigator.serviceWorker.ready;
      navigator.serviceWorker.addEventListener("message", (event) => { if (event.data === "send") gx.send(); });
    } catch { /* a browser without workers signs as well; it needs a network to open the app */ }
  }

  function listen() {
    const again = () => { frame(); gx.ask(); gx.send(); };
    addEventListener("hashchange", gx.show);
    addEventListener("online", again);
    addEventListener("offline", renewed);
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") { gx.place.begin(placed); again(); } });
    document.getElementById("language").addEventListener("click", async () => { await gx.remember({ language: state.language === "zh" ? "en" : "zh" }); gx.show(); });
    setInterval(renew, SEND_MS);
    setInterval(() => { for (const one of document.querySelectorAll("[data-until]")) one.textContent = gx.left(one.dataset.until); }, 1000);
  }

  async function start() {
    for (const name of ["day", "passkey", "device", "language"]) state[name] = (await gx.store.get("kept", name)) || state[name];
    if (!state.device) await gx.remember({ device: crypto.randomUUID() });
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
    await gx.reload();
    listen();
    gx.place.begin(placed);
    gx.show();
    await Promise.all([worker(), gx.ask(), gx.send()]);
    await tidy();
  }
  start();
})(self.gx = self.gx || {});
