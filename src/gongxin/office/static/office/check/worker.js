// Keeps the page of a check for times without a network. What it asks for and sends goes past it.
/* global CHECK */
"use strict";
const CACHE = `gongxin-check-${CHECK.version}`;

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(CHECK.kept.map((address) => new Request(address, { cache: "reload", credentials: "omit" })));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("gongxin-check-") && name !== CACHE) await caches.delete(name);
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin || !CHECK.kept.includes(address.pathname)) return;
  event.respondWith((async () => (await (await caches.open(CACHE)).match(address.pathname)) || fetch(event.request))());
});
