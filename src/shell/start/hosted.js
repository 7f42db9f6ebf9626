// Starts the page that a host serves, and keeps it for when there is no network.
// FILES, before this, says what the build called its parts.
const { tuiyan } = window;
const keeper = navigator.serviceWorker;

/** Starts one of the page's programs in a worker. */
tuiyan.worker = (name) => new Worker(FILES[name]);

/** A part of the page's program that does not come with the start, once the style is there that it needs. */
tuiyan.part = async (name) => {
  const [response] = await Promise.all([fetch(FILES[name]), styled()]);
  if (!response.ok) throw new TypeError(`${response.status}`);
  return response;
};

/** Puts the style that comes late in its place, before what overrides it. */
function styled() {
  if (!FILES.style || document.querySelector(`link[href="${FILES.style}"]`)) return undefined;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: FILES.style });
  return new Promise((done, fail) => {
    link.onload = done;
    link.onerror = () => {
      link.remove();
      fail(new TypeError(FILES.style));
    };
    document.getElementById('style-end').before(link);
  });
}

tuiyan.isSingle = () => false;

/** The page as one file, which lies beside it. */
tuiyan.source = async () => {
  const response = await fetch(FILES.single, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.text();
};

/** Whether a newer version is at hand; the window hears `tuiyan-update` when that changes. */
let isUpdateReady = false;
tuiyan.isUpdateReady = () => isUpdateReady;
/** Goes over to the newer version. */
tuiyan.update = () => location.reload();

if (!tuiyan.isOutdated) await start();

async function start() {
  try {
    const page = await import(FILES.glue);
    await page.default({ module_or_path: FILES.page });
    window.wasmBindings = page;
  } catch (error) {
    if (await healed()) return;
    console.error(error);
    tuiyan.tell(['推演没能启动，请刷新页面再试；仍然不行，请换一个浏览器。', 'Tuiyan did not start. Please reload the page, or try another browser.', String(error)]);
    return;
  }
  // Where there is no such thing – plain HTTP, a private window, a refusing browser – the page goes on without it.
  if (keeper && FILES.keeper) keep().catch(() => {});
}

async function keep() {
  const wasKept = Boolean(keeper.controller);
  const registration = await keeper.register(FILES.keeper, { updateViaCache: 'none' });
  if (!registration) return;
  const offer = () => {
    isUpdateReady = true;
    window.dispatchEvent(new Event('tuiyan-update'));
  };
  let isTaken = false;
  tuiyan.update = () => {
    isTaken = true;
    if (registration.waiting) registration.waiting.postMessage('take over');
    else location.reload();
  };
  if (registration.waiting && keeper.controller) offer();
  registration.addEventListener('updatefound', () => {
    const next = registration.installing;
    next?.addEventListener('statechange', () => {
      if (next.state === 'installed' && keeper.controller) offer();
    });
  });
  keeper.addEventListener('controllerchange', () => {
    if (isTaken) location.reload();
    // Another window went over to the newer version; when this one follows is for its person to say.
    else if (wasKept) offer();
  });
  // A page that stays open for days asks again when it is looked at.
  let asked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < 3_600_000) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
}

/** A page that was kept and does not start makes way for the one that the host has; once, and not without a network. */
async function healed() {
  try {
    if (!keeper?.controller || !navigator.onLine || sessionStorage.getItem('tuiyan/healed')) return false;
    sessionStorage.setItem('tuiyan/healed', 'yes');
    const registration = await keeper.getRegistration();
    await registration?.unregister();
    location.reload();
    return true;
  } catch {
    return false;
  }
}
