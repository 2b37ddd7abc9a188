// What the phone keeps, read by the page and by the worker: `kept` by name, `queue` of sign-ins, `photos` by their hash.
(function (gx) {
  "use strict";
  const STORES = { kept: null, queue: "sign_in_id", photos: "sha256" };
  let opened = null;

  function open() {
    opened = opened || new Promise((done, failed) => {
      const asked = indexedDB.open("gongxin-field", 1);
      asked.onupgradeneeded = () => {
        for (const [name, keyPath] of Object.entries(STORES)) asked.result.createObjectStore(name, keyPath ? { keyPath } : {});
      };
      asked.onsuccess = () => {
        asked.result.onversionchange = () => { asked.result.close(); opened = null; };
        done(asked.result);
      };
      asked.onerror = () => failed(asked.error);
    });
    return opened;
  }

  async function run(store, mode, act) {
    const database = await open();
    return new Promise((done, failed) => {
      const work = database.transaction(store, mode, { durability: "strict" }); // a sign-in outlives a flat battery
      const asked = act(work.objectStore(store));
      work.oncomplete = () => done(asked.result);
      work.onabort = work.onerror = () => failed(work.error);
    });
  }

  gx.store = {
    get: (store, key) => run(store, "readonly", (rows) => rows.get(key)),
    all: (store) => run(store, "readonly", (rows) => rows.getAll()),
    put: (store, value, key) => run(store, "readwrite", (rows) => rows.put(value, key)),
    remove: (store, key) => run(store, "readwrite", (rows) => rows.delete(key)),
  };
})(self.gx = self.gx || {});
