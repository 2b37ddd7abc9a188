// Words, elements and the state that every view reads.
(function (gx) {
  "use strict";
  const WORDS = JSON.parse(document.getElementById("words").textContent);
  gx.state = { language: document.documentElement.lang.startsWith("en") ? "en" : "zh", day: null, queue: [], photos: [], passkey: null, device: "", trouble: "", reached: navigator.onLine };

  gx.word = (key, values = {}) => (WORDS[gx.state.language][key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  gx.told = (both) => (both && (both[gx.state.language] || both.en)) || "";

  // h("p", {class: "x"}, "text", element, …); names that begin with "on" are listeners.
  gx.h = function (tag, attributes = {}, ...children) {
    const [name, space] = tag.split(":").reverse();
    const made = space ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (key === "value" || key === "checked") made[key] = value;
      else made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.flat(9).filter((one) => one !== null && one !== undefined && one !== false));
    return made;
  };

  const locale = () => (gx.state.language === "zh" ? "zh-CN" : "en-GB");
  const CHINA = { timeZone: "Asia/Shanghai" }; // audits are held there, wherever the phone believes to be
  gx.clock = (ms) => new Date(ms).toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit", ...CHINA });
  gx.dayName = (ms) => new Date(ms).toLocaleDateString(locale(), { weekday: "short", day: "numeric", month: "short", ...CHINA });
  gx.isToday = (ms) => gx.dayName(ms) === gx.dayName(Date.now()) && Math.abs(ms - Date.now()) < 48 * 3600e3;

  // What is known of an audit: what the server told, and what this phone signed and was not refused.
  gx.signsOf = function (audit) {
    const own = gx.state.queue.filter((one) => one.plan_id === audit.plan_id && one.state !== "refused");
    const numbers = new Set(own.map((one) => `${one.person_id} ${one.moment} ${Date.parse(one.at)}`));
    return [...audit.signs.filter((one) => !numbers.has(`${one.person_id} ${one.moment} ${Date.parse(one.at)}`)), ...own];
  };
  gx.nameOf = (audit, person) => (audit.team.find((one) => one.person_id === person) || {}).name || person;
  gx.auditOf = (planId) => (gx.state.day ? gx.state.day.audits : []).find((one) => one.plan_id === planId);

  gx.badge = (kind, text) => gx.h("span", { class: `badge ${kind}` }, text);
  gx.go = (hash) => { location.hash = hash; };
})(self.gx = self.gx || {});
