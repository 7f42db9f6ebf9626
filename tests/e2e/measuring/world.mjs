// What measuring needs: the revisions, a server for all that they and their peers consist of, and a browser.
import { here, launch } from '../browser.mjs';
import { serve } from '../serve.mjs';
import { has } from './sides.mjs';

/** Each side is served from a folder of its own, its benchmark from another; `having(need)` answers those that have what a part needs. */
export async function open(sides) {
  const paths = ({ name }) => ({ page: `/${name}/plans/`, bench: `/${name}/bench/` });
  const folders = sides.flatMap((side) => [[paths(side).page, side.dist], [paths(side).bench, side.benchDist]]);
  const [server, browser] = await Promise.all([
    serve({ ...Object.fromEntries(folders), '/peers/': here('peers'), '/modules/': here('node_modules'), '/': here('../../benches') }),
    launch(),
  ]);
  const served = sides.map((side) => {
    const { page, bench } = paths(side);
    return { ...side, page: server.origin + page, bench };
  });
  return {
    browser,
    origin: server.origin,
    having: (need) => served.filter((side) => has(side, need)),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
