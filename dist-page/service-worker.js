const VERSION = "+t9s3g4hQb7h58U0";
const FILES = {"gate-4485d4182b8ca9b1.js":"RIXUGCuMqbHDuOkg7i4LDjKq50QH0hrp+mfwUW1xavY=","index.html":"uboFfycmGnZs+y28SnZP+0e5jun2ewxCKRD5Q8VsiO4=","install/icon-192.png":"Z20OHYyR3enxseGi/cVxLDHPtcErQ/1lhQSdswdTmzU=","install/icon-512.png":"J1e4B2JwWwOYK5vZLPpw5x2OwyioRHhyn8Mu0Gh2GOM=","install/icon.svg":"DzN6SiAq467DY9Z01h16wO6ZN85okVRtDsjw0PjZSoM=","install/manifest.webmanifest":"oQF8FAPBYe2zHkGXu2xHAf5b6OkILq95CZgYqWfZhPE=","install/maskable-512.png":"WGnEC3YzyoA548/bKM9hyU6hLWloT14O3PQl5jhons0=","sheets/tuiyan-sheets-1ca52e20323bc6b9.js":"HKUuIDI7xrn8rSePpotNxHLTUrch8pLn/3fdtjSsvkU=","sheets/tuiyan-sheets-ffd98524c68fc538_bg.wasm":"/9mFJMaPxThvz5lwfi40xVZ2Unr5qa3t3SNdWi1rzjg=","simulate/tuiyan-simulate-a99d2cbbc863e700.js":"qZ0su8hj5wBG5Grlp0PfuRGL3V97IV5VdjLs44oALvU=","simulate/tuiyan-simulate-e1b11f7900e97f41_bg.wasm":"4bEfeQDpf0GW7dZBcUaPjrL7N7UUSdJ3/Ry8RMabkq4=","start-904b08d59f4c3863.js":"kEsI1Z9MOGPw1PgdleLh6ChaSmYe+WtGYMwtx82MPyQ=","style-7ec6bfa0005a1aff.css":"fsa/oABaGv/14MscnbIAw6XOUw/Z9iOUu2LVh1ZMW2I=","tuiyan-page-fee50ac4744ec107.js":"uJ2qsEtSYVKYK5tzpZqYJkd4iZmU31/tP0aXfcovASE=","tuiyan-page-fee50ac4744ec107_bg.wasm":"0yZH9iVDdlIUXk1JaGKS97EAuLygtgtJCTkuIVc7I1I="};
const BESIDE = ["data/lizhou-14.json"];
// Keeps the page for when there is no network (a service worker). VERSION, FILES (names with the SHA-256 of their bytes) and BESIDE
// (names of files that the host may replace), before this, are made from the build.
//
// A version is kept whole or not at all, and what is kept is looked at again before it is served: what is missing or altered comes
// anew from the host. A newer version is kept beside the one in use, and takes over when the person says so.
const here = (name) => new URL(name, registration.scope).href;
// Other pages of this host have caches as well, and perhaps the same page for another plan.
const OURS = `tuiyan ${registration.scope} `;
const KEPT = OURS + VERSION;
const PLANS = `${OURS}plans`;
const HOME = here('index.html');
const files = new Map(Object.entries(FILES).map(([name, hash]) => [here(name), hash]));
const beside = new Set(BESIDE.map(here));
/** How long a host may take to answer for a file that is kept, in milliseconds. */
const PATIENCE = 5000;

addEventListener('install', (event) => event.waitUntil(keep()));
addEventListener('activate', (event) => event.waitUntil(tidy().then(() => clients.claim())));
addEventListener('message', ({ data }) => {
  if (data === 'take over') skipWaiting();
});
addEventListener('fetch', (event) => {
  const { request } = event;
  // Neither a link's fragment nor a query makes another page.
  const address = request.url.split(/[?#]/, 1)[0];
  if (request.method !== 'GET' || !address.startsWith(registration.scope)) return;
  if (request.mode === 'navigate') {
    if (address === registration.scope || address === HOME) event.respondWith(kept(HOME));
  } else if (files.has(address)) event.respondWith(kept(address));
  else if (beside.has(address)) event.respondWith(fresh(address));
  else event.respondWith(earlier(request.url));
});

async function keep() {
  const cache = await caches.open(KEPT);
  await Promise.all([...files.keys()].map(async (address) => {
    const response = (await whole(address, await caches.match(address))) ?? (await fetched(address));
    if (!response) throw new Error(`${address} is not of this version`);
    await cache.put(address, response);
  }));
  // These are the host's own, and it need not have any.
  await Promise.all([...beside].map((address) => fresh(address).catch(() => {})));
}

/** From the host, and as it was built; `undefined` where the host has something else. */
async function fetched(address) {
  // What the browser itself has kept may be of another version.
  for (const cache of ['default', 'reload']) {
    const response = await whole(address, await fetch(address, { cache }));
    if (response) return response;
  }
}

/** The response, if its bytes are those that were built. */
async function whole(address, response) {
  if (!response?.ok) return undefined;
  const bytes = await response.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (btoa(String.fromCharCode(...hash)) !== files.get(address)) return undefined;
  const headers = new Headers(response.headers);
  for (const spent of ['Content-Encoding', 'Content-Length']) headers.delete(spent);
  // Made anew, because a response that was redirected may not answer for a page.
  return new Response(bytes, { headers });
}

async function kept(address) {
  const cache = await caches.open(KEPT);
  const found = await whole(address, await cache.match(address));
  if (found) return found;
  const again = await fetched(address);
  if (!again) return abandon(address);
  await cache.put(address, again.clone());
  return again;
}

/** The host no longer has what is missing here: this version can never be whole again, so the page starts over from the host. */
async function abandon(address) {
  for (const name of await ours()) await caches.delete(name);
  await registration.unregister();
  if (address !== HOME) for (const client of await clients.matchAll()) client.navigate(client.url).catch(() => {});
  return fetch(address, { cache: 'reload' });
}

/** From the host if it answers in time, or else as it last was. */
async function fresh(address) {
  const cache = await caches.open(PLANS);
  const last = await cache.match(address);
  const late = new Promise((_, late) => { if (last) setTimeout(late, PATIENCE); });
  try {
    const response = await Promise.race([fetch(address, { cache: 'no-cache' }), late]);
    if (response.ok) await cache.put(address, response.clone());
    return last && response.status >= 500 ? last : response;
  } catch {
    return last ?? Response.error();
  }
}

/** For a window that still shows an earlier version. */
async function earlier(address) {
  for (const name of await ours()) {
    const found = name === PLANS ? undefined : await (await caches.open(name)).match(address);
    if (found) return found;
  }
  return fetch(address);
}

const ours = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

/** Lets go of versions that no window can show any more: all but this one and the one before it. */
async function tidy() {
  const versions = (await ours()).filter((name) => name !== PLANS && name !== KEPT);
  for (const name of versions.slice(0, -1)) await caches.delete(name);
}
