// The book no longer works without a network: this worker takes away what an earlier one kept, and itself.
const OWN = `annotated-dl-offline ${new URL(registration.scope).pathname} `;
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const gone = caches
    .keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith(OWN)).map((name) => caches.delete(name))));
  event.waitUntil(gone.then(() => registration.unregister()));
});
