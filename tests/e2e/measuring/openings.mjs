// What it costs the page's main thread to open each of its views: for the first time, and again from 推演. A view that only one side has is
// told of that side alone.
import { views } from '../planner.mjs';
import { inTurns } from './figures.mjs';
import { COLUMNS } from './changes.mjs';
import { inPage, timed } from './trace.mjs';

/** Presses one of the page's buttons at every odd change, and the first of them, which leads home, at every even one. */
const press = (view, home) => view.evaluate((button, home) => {
  window.change = (k) => (k % 2 ? button : home).click();
}, home);

/** Of changes counted from 1, those that led to the view. */
const there = (found) => Object.fromEntries(COLUMNS.map(([key]) => [key, found[key].filter((_, at) => at % 2 === 0)]));

/** Opens a view once, from a page that is still, and then again and again. What it draws in later slices is not waited for. */
async function opened(page, view, home, { rate, events }) {
  await press(view, home);
  const first = await timed(page, { rate, events: 1, warmUp: 0, isStill: true });
  await home.click();
  const again = await timed(page, { rate, events: 2 * events, warmUp: 0, isStill: true });
  await home.click();
  return [there(first), there(again)];
}

export const OPENINGS = {
  views: {
    title: 'a view opened',
    needs: 'page',
    columns: COLUMNS,
    ratios: ['thread'],
    goals: [],
    async run(world, options) {
      const readings = [];
      const events = Math.min(options.events, 10);
      for (const rate of options.rates) {
        readings.push(...await inTurns(world.having('page'), options.rounds ?? 3, (side) => inPage(world.browser, side.page, async (page) => {
          const found = {};
          const home = await views(page).first().elementHandle();
          for (const view of (await views(page).all()).slice(1)) {
            const name = (await view.innerText()).trim();
            const [first, again] = await opened(page, view, home, { rate, events });
            found[`${name} opened first, ${rate}×`] = first;
            found[`${name} opened again, ${rate}×`] = again;
          }
          return found;
        })));
      }
      return readings;
    },
  },
};
