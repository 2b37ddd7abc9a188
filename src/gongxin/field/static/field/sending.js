// Sends what waits, in the order in which it was signed. A sign-in sent twice is kept once: its number says so.
(function (gx) {
  "use strict";
  const REFUSED = [400, 403, 409, 413]; // sending the same again would be refused again
  const LONGEST_MS = 30000, PAUSE_MS = 600000; // after a photo that could not be delivered
  let photosAfter = 0;

  const bearer = (token) => ({ Authorization: `Bearer ${token}` });

  function ask(address, options) {
    return fetch(address, { method: "POST", credentials: "omit", cache: "no-store", signal: AbortSignal.timeout(LONGEST_MS), ...options });
  }

  // Whether there is any use in going on with the next one.
  async function sendOne(entry, changed) {
    const token = await gx.store.get("kept", `pass:${entry.by}`);
    const told = async (values) => { await gx.store.put("queue", Object.assign(entry, values)); changed(); };
    if (!token) { await told({ state: "waiting", word: "not_allowed" }); return true; }
    await told({ state: "sent" });
    const envelope = { statement: entry.statement, sent_at: new Date().toISOString() };
    if (entry.assertion) envelope.assertion = entry.assertion;
    let answer, said;
    try {
      answer = await ask("/sign-ins", { headers: { "Content-Type": "application/json", ...bearer(token) }, body: JSON.stringify(envelope) });
      said = await answer.json();
    } catch { // no network, or an answer that is not the gate's
      await told({ state: "waiting", word: "" });
      return false;
    }
    if (answer.status === 200) await told({ state: "taken", word: "", marks: said.marks || [], received_at: said.received_at });
    else if (REFUSED.includes(answer.status) && said.refused) await told({ state: "refused", word: said.refused.word, refused: said.refused });
    else await told({ state: "waiting", word: answer.status === 401 ? "not_allowed" : "busy" });
    return [200, 401, ...REFUSED].includes(answer.status);
  }

  // A photo of what was taken. What the server says of it stands beside its sign-in.
  async function sendPhoto(photo, entry) {
    const token = await gx.store.get("kept", `pass:${photo.by}`);
    if (!token) return;
    const form = new FormData();
    form.append("photo", photo.blob, photo.sha256);
    const answer = await ask("/field/photos", { headers: bearer(token), body: form }), said = await answer.json();
    if (answer.status === 200) {
      const words = (said.words || []).filter((one) => one.word !== "waiting");
      if (words.length) await gx.store.put("queue", Object.assign(entry, { marks: [...entry.marks, ...words] }));
      await gx.store.remove("photos", photo.sha256);
    } else if (answer.status === 413 || answer.status === 415) await gx.store.put("photos", { ...photo, blob: null, refused: said.refused });
    else throw new Error(`photo: ${answer.status}`);
  }

  async function sendPhotos(taken) {
    if (Date.now() < photosAfter) return;
    for (const photo of await gx.store.all("photos")) {
      if (!photo.blob || !taken.has(photo.sign_in_id)) continue;
      try { await sendPhoto(photo, taken.get(photo.sign_in_id)); } catch { photosAfter = Date.now() + PAUSE_MS; return; }
    }
  }

  async function all(changed) {
    const queue = (await gx.store.all("queue")).sort((a, b) => a.number - b.number);
    for (const entry of queue.filter((one) => one.state === "waiting" || one.state === "sent")) {
      if (!(await sendOne(entry, changed))) break;
    }
    await sendPhotos(new Map(queue.filter((one) => one.state === "taken").map((one) => [one.sign_in_id, one])));
    changed();
  }

  let running = null, again = false;
  gx.sending = {
    // One at a time in page and worker together; called while it runs, it runs once more afterwards.
    send(changed) {
      if (running) { again = true; return running; }
      const once = () => (navigator.locks ? navigator.locks.request("gongxin-field-send", () => all(changed)) : all(changed));
      running = (async () => {
        try { do { again = false; await once(); } while (again); } finally { running = null; }
      })();
      return running;
    },
  };
})(self.gx = self.gx || {});
