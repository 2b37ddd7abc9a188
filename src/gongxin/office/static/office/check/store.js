// What the device keeps: `kept` by name, `parcels` that wait to be sent, by the token under which they are taken once.
(function (gx) {
  "use strict";
  const STORES = { kept: null, parcels: "token" };
  let opened = null;

  function open() {
    opened = opened || new Promise((done, failed) => {
      const asked = indexedDB.open("gongxin-check", 1);
      asked.onupgradeneeded = () => {
        for (const [name, keyPath] of Object.entries(STORES)) asked.result.createObjectStore(name, keyPath ? { keyPath } : {});
      };
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
    return opened;
  }

  async function run(store, mode, act) {
    const database = await open();
    return new Promise((done, failed) => {
      const work = database.transaction(store, mode, { durability: "strict" }); // an answer outlives a flat battery
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
