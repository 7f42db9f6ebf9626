// What measuring needs: the revisions, a server for each with all that it is driven by, and a browser.
import { join } from 'node:path';
import { BASE as PAGE, here, launch } from '../browser.mjs';
import { serve } from '../serve.mjs';
import { has } from './sides.mjs';

/** A revision's page, its benchmark and the modules that drive that, which are its own too; and every side's yardstick, to be had by one page. */
const folders = (side, sides) => ({
  [PAGE]: side.dist,
  '/ours/': side.benchDist,
  '/peers/': join(side.folder, 'tests/e2e/peers'),
  '/modules/': here('node_modules'),
  ...Object.fromEntries(sides.map(({ name, benchDist }) => [`/yardstick/${name}/`, join(benchDist, 'yardstick')])),
  '/': join(side.folder, 'benches'),
});

/** Each side gets an `origin` and the address of its `page`. The world's own `origin` is the first one's; `having(need)` answers the sides that have what a part needs. */
export async function open(sides) {
  const [browser, ...servers] = await Promise.all([launch(), ...sides.map((side) => serve(folders(side, sides)))]);
  const served = sides.map((side, at) => ({ ...side, origin: servers[at].origin, page: servers[at].origin + PAGE }));
  return {
    browser,
    origin: served[0].origin,
    having: (need) => served.filter((side) => has(side, need)),
    async close() {
      await browser.close();
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
