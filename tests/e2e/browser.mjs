// The built page's whereabouts and the browser it is used in.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** A path beside the tests. */
export const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The built page. */
export const DIST = here('../../dist');
/** Where the page is put: any folder of any host must do. */
export const BASE = '/plans/lizhou/';
/** The window of an office PC. */
export const OFFICE = { width: 1366, height: 768 };

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--force-color-profile=srgb', '--font-render-hinting=none',
];

/** A headless Chromium with a fresh profile. */
export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: FLAGS, chromiumSandbox: false });
