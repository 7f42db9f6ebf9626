// This checkout and, where one is named, another revision beside it, unpacked and built once in a folder of its own. That lies among
// the tools and not in this checkout's target folder, as Cargo would read this checkout's settings there too.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { here } from '../browser.mjs';
import { BASE } from './report.mjs';

const ROOT = here('../..');
const BENCH = 'target/bench-dist';

/** What a part may need, what shows that it is there, and what makes it. Trunk empties its folder, so the yardstick comes after it. */
const NEEDS = {
  page: { made: 'dist/index.html', by: ['make', '--no-print-directory', 'page'] },
  redraw: { made: `${BENCH}/index.html`, by: ['trunk', 'build', 'benches/index.html', '--dist', BENCH] },
  engine: { made: `${BENCH}/yardstick/tuiyan-yardstick.js`, by: ['.ci/simulate', 'yardstick', `${BENCH}/yardstick`] },
  native: { made: 'benches/judgement.rs' },
};

const side = (name, folder, environment) => ({ name, folder, environment, dist: join(folder, 'dist'), benchDist: join(folder, BENCH) });

/** Whether a side has what a part needs. */
export const has = ({ folder }, need) => existsSync(join(folder, NEEDS[need].made));

/** The environment of a build: the tools of this checkout, and nothing that would lead two builds into one folder. */
function environment() {
  const { NO_COLOR, CARGO_TARGET_DIR, MAKEFLAGS, MAKELEVEL, MFLAGS, ...rest } = process.env;
  const tools = execFileSync(join(ROOT, '.ci/setup'), ['path'], { encoding: 'utf8' }).trim();
  return { ...rest, PATH: `${tools}:${rest.PATH}` };
}

/** This checkout as it is built. */
export const current = () => side('this', ROOT, process.env);

/** Another revision with all of `needs` that can be built of it; `say` hears what takes long and what cannot be had. */
export function revision(rev, needs, say) {
  const commit = named(rev);
  const tools = process.env.TUIYAN_TOOLS || join(homedir(), '.cache/tuiyan-tools');
  const folder = join(tools, `base-${commit}`);
  if (!existsSync(folder)) unpack(commit, folder);
  say(`base ${commit} in ${folder}`);
  const base = side(BASE, folder, environment());
  for (const need of Object.keys(NEEDS).filter((one) => needs.has(one) && !has(base, one) && NEEDS[one].by)) build(base, need, say);
  return base;
}

/** The name of a revision's content, which is what is built. */
function named(rev) {
  const { status, stdout } = spawnSync('git', ['rev-parse', '--verify', '--quiet', '--short=12', `${rev}^{commit}`], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`There is no revision ${rev} in this checkout.`);
  return stdout.trim();
}

/** Moved into place when it is whole, so that what was interrupted is begun again. */
function unpack(commit, folder) {
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  const archive = execFileSync('git', ['archive', commit], { cwd: ROOT, maxBuffer: 1 << 30 });
  execFileSync('tar', ['-x', '-C', part], { input: archive });
  renameSync(part, folder);
}

function build({ folder, environment: env }, need, say) {
  const log = join(folder, `${need}.log`);
  const [command, ...args] = NEEDS[need].by;
  say(`building its ${need} (once, some minutes; ${log})`);
  const out = openSync(log, 'w');
  const { status, error } = spawnSync(command, args, { cwd: folder, env, stdio: ['ignore', out, out] });
  if (status !== 0) say(`its ${need} cannot be built: ${error?.message ?? readFileSync(log, 'utf8').trim().split('\n').slice(-3).join(' ')}`);
}
