// What axe finds in every state of the page: a file for each language, so that two processes share the longest of all journeys.
import assert from 'node:assert/strict';
import { OFFICE, PHONE, STATES, everywhere } from './states.mjs';
import { journey } from './support.mjs';

/** One journey at the width of an office PC and one under a finger. */
export function axeFindsNothing(language) {
  for (const [width, options] of [['1366', OFFICE], ['390', PHONE]]) every(language, width, options);
}

// Without movement, because a colour on its way to another out of sight has the contrast of neither when it comes into sight.
function every(language, width, options) {
  journey(`axe finds nothing in any state, light or dark (${language}, ${width} px)`, { ...options, reducedMotion: 'reduce' }, async ({ t, page, goto, axe }) => {
    await goto(`#lang=${language}`);
    let checked = 0;
    const found = await everywhere(page, async () => {
      const findings = [];
      // Only colours differ between the schemes.
      for (const [colorScheme, rules] of [['light'], ['dark', ['color-contrast']]]) {
        await page.emulateMedia({ colorScheme });
        checked += 1;
        await axe(undefined, rules).catch((error) => findings.push(`${colorScheme} ${error.actual ?? error}`));
      }
      return findings;
    });
    t.diagnostic(`${checked} states checked, ${STATES.length} in two colour schemes`);
    assert.deepEqual(found, []);
  });
}
