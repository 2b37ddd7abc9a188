// Keeps the app for times without a network, and sends what waits when there is one again.
/* global FIELD */
"use strict";
importScripts(...FIELD.parts);
const CACHE = `gongxin-field-${FIELD.version}`;

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(FIELD.kept.map((address) => new Request(address, { cache: "reload", credentials: "omit" })));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("gongxin-field-") && name !== CACHE) await caches.delete(name);
    await self.clients.claim();
  })());
});

// The app comes from the phone, with or without a network; what it asks for does not.
self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin || !FIELD.kept.includes(address.pathname)) return;
  event.respondWith((async () => (await (await caches.open(CACHE)).match(address.pathname)) || fetch(event.request))());
});

// A page that is open sends by itself and shows it; without one the worker does.
self.addEventListener("sync", (event) => {
  if (event.tag !== "send") return;
  event.waitUntil((async () => {
    const pages = await self.clients.matchAll({ type: "window" });
    if (pages.length) for (const page of pages) page.postMessage("send");
    else await sendAll();
  })());
});

// What still waits is told to the browser as a failure: it tries again by itself.
async function sendAll() {
  await self.gx.sending.send(() => {});
  const queue = await self.gx.store.all("queue");
  if (queue.some((one) => one.state === "waiting" && one.word !== "not_allowed")) throw new Error("still waiting");
}
