// What Criterion measures natively, one revision after the other.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inTurns } from './figures.mjs';
import { at, goal } from './report.mjs';

// Short, as rounds are what is compared.
const BRIEF = ['--noplot', '--warm-up-time', '0.5', '--measurement-time', '1'];

/** Runs some benches of a checkout and answers the medians by name, in microseconds. */
export function criterion({ folder, environment }, benches) {
  const home = mkdtempSync(join(tmpdir(), 'tuiyan-criterion-'));
  try {
    execFileSync('cargo', ['bench', '--quiet', '--locked', ...benches.flatMap((name) => ['--bench', name]), '--', ...BRIEF], {
      cwd: folder, env: { ...environment, CRITERION_HOME: home }, stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 26,
    });
    const found = readdirSync(home, { recursive: true }).map(String).filter((name) => name.endsWith(join('new', 'benchmark.json')));
    const read = (name) => JSON.parse(readFileSync(join(home, name), 'utf8'));
    return Object.fromEntries(found.sort().map((name) => {
      const { median } = read(join(dirname(name), 'estimates.json'));
      return [read(name).full_id, { time: [median.point_estimate / 1000] }];
    }));
  } finally {
    rmSync(home, { recursive: true });
  }
}

export const native = {
  title: 'natively',
  needs: 'native',
  columns: [['time', 'µs']],
  ratios: ['time'],
  byRound: true,
  goals: [
    goal('judgement of 38 indicators held, native', 5, 'µs', at('38 held', 'time', 0.5)),
    ...[['budget over 18 equal costs', 50], ['budget over 300 equal costs', 100], ['budget over 300 different costs', 100]]
      .map(([line, ms]) => goal(`${line}, native`, ms * 1000, 'µs', at(line, 'time', 0.5))),
    goal('all ways on from 38 pasts of 20 years, native', 5000, 'µs', at('pasts of 38 indicators over 20 years', 'time', 0.5)),
  ],
  run: (world, options) => inTurns(world.having('native'), options.rounds ?? 1, (side) => criterion(side, ['judgement', 'engine'])),
};
