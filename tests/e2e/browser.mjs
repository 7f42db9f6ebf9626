// The built page's whereabouts and the browsers it is used in.
import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { chromium, firefox } from 'playwright-core';

/** A path beside the tests. */
export const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The built page. */
export const DIST = here('../../dist');
/** Where the page is put: any folder of any host must do. */
export const BASE = '/plans/lizhou/';
/** The window of an office PC. */
export const OFFICE = { width: 1366, height: 768 };

/**
 * What no page is concerned with: two pages of the address bar's own, which cost every window more than ours does, and a process kept
 * ready for the next one. A second list replaces the first, so what Playwright leaves out, by its name, is left out here as well.
 */
const LEFT_OUT = [
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess',
  'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'DialMediaRouteProvider', 'GlobalMediaControls',
  'HttpsUpgrades', 'LensOverlay', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning',
  'BlockOriginHeaderModificationOnRedirect', 'AvoidCorsURLLoaderRestartOnRedirect', 'Translate', 'AutoDeElevate',
  'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled',
];
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--force-color-profile=srgb', '--font-render-hinting=none',
  `--disable-features=${LEFT_OUT}`,
];

/** A headless Chromium with a fresh profile. */
export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: FLAGS, chromiumSandbox: false });

/**
 * A headless Firefox as it is installed, with a fresh profile, driven over WebDriver BiDi. Playwright passes on neither a warning of the
 * engine nor a download that no navigation led to, so both are read off the wire: `heard` grows by what the engine itself says on a
 * console, in any page or worker; `handed()` is kept with the path of the next file that is saved.
 */
export async function launchFirefox() {
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr',
    // Playwright lets files see each other, which no person's Firefox does.
    firefoxUserPrefs: { 'security.fileuri.strict_origin_policy': true },
    timeout: 120_000,
  });
  const heard = [];
  const wire = new EventEmitter();
  const connection = browser._connection.toImpl(browser)._connection;
  const log = connection._protocolLogger;
  connection._protocolLogger = (direction, message) => {
    wire.emit(message.method, message.params);
    log(direction, message);
  };
  wire.on('log.entryAdded', ({ type, level, text }) => {
    if (type === 'javascript') heard.push(`${level}: ${text}`);
  });
  const handed = async () => {
    const [{ status, filepath }] = await once(wire, 'browsingContext.downloadEnd', { signal: AbortSignal.timeout(60_000) });
    if (status !== 'complete') throw new Error(`the download is ${status}`);
    return filepath;
  };
  return { browser, heard, handed };
}
