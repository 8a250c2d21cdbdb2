/* The service worker: fetches every file of one build, keeps them, and answers with them alone, with or without a network.
   The build writes two lines above this one: BUILD, its digest, and FILES, each with its name, its digest and its size. */
const KEPT = `sendrules-${BUILD}`;
const DIGEST = "X-Sendrules-Digest";
const HERE = new URL("./", self.location);
const HEADERS = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "worker-src 'self'; manifest-src 'self'; frame-src blob:; base-uri 'none'; form-action 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

self.addEventListener("install", (event) => event.waitUntil(fetchAll()));
self.addEventListener("activate", (event) => event.waitUntil(replace()));
self.addEventListener("message", ({ data }) => {
  if (data === "take over") self.skipWaiting();
  if (data === "claim") self.clients.claim();
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(HERE.href)) return;
  const name = url.pathname.slice(HERE.pathname.length) || "index.html";
  if (FILES.some((file) => file.name === name)) event.respondWith(kept(name));
});

/** Fetch every file that is not here yet; one that is not of this build has another digest, and then nothing of the build is taken. */
async function fetchAll() {
  const cache = await caches.open(KEPT);
  const total = FILES.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  let told = 0;
  const count = async (size) => {
    done += size;
    if (done < total && done - told < total / 100) return;
    told = done;
    for (const page of await self.clients.matchAll({ includeUncontrolled: true })) page.postMessage({ done, total });
  };
  await Promise.all(
    FILES.map(async (file) => {
      const before = await caches.match(new URL(file.name, HERE)); // of an earlier build, or of a visit that broke off
      const same = before?.headers.get(DIGEST) === file.integrity;
      if (same) await count(file.size);
      await cache.put(new URL(file.name, HERE), same ? before : await fetched(file, count));
    }),
  );
}

async function fetched({ name, integrity }, count) {
  const response = await fetch(new Request(new URL(name, HERE), { cache: "no-cache" }));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  const parts = [];
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    await count(part.value.length);
  }
  const data = await new Blob(parts).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  if (`sha256-${btoa(String.fromCharCode(...digest))}` !== integrity) throw new Error(`${name} is of another build`);
  return new Response(data, {
    headers: { ...HEADERS, "Content-Type": response.headers.get("Content-Type"), [DIGEST]: integrity },
  });
}

async function replace() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("sendrules-") && name !== KEPT).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function kept(name) {
  const cache = await caches.open(KEPT);
  return (await cache.match(new URL(name, HERE))) ?? fetch(new URL(name, HERE)); // a browser may throw kept files away
}
