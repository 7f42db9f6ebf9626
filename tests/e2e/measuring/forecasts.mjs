// What 历史 foretells beside statsforecast and statsmodels, over real yearly series (tests/data/history): `benches/peers/forecasts.py` asks all
// of them in turn. The peers are installed among the tools, once, and only here.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { here } from '../browser.mjs';
import { criterion } from './native.mjs';
import { at, goal } from './report.mjs';

const ROOT = here('../..');
const REQUIREMENTS = join(ROOT, 'benches/peers/requirements.txt');
const OURS = 'tuiyan';
/** What a window's forecast takes at most of a peer's time. */
const SHARE = 0.001;

/** The Python that has the peers, made where it is not there yet. */
function python() {
  const name = `peers-${createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12)}`;
  const folder = join(process.env.TUIYAN_TOOLS || join(homedir(), '.cache/tuiyan-tools'), name);
  const binary = join(folder, 'bin/python');
  if (!existsSync(join(folder, 'whole'))) {
    execFileSync('python3', ['-m', 'venv', '--clear', folder]);
    execFileSync(binary, ['-m', 'pip', 'install', '--quiet', '--requirement', REQUIREMENTS], { stdio: ['ignore', 'ignore', 'inherit'] });
    execFileSync('touch', [join(folder, 'whole')]);
  }
  return binary;
}

/** What the peers and ours make of a share of the windows, written to a file; `inside` is what a window of ours takes within a process. */
function measured(share, windows) {
  execFileSync('cargo', ['build', '--quiet', '--release', '--locked', '--bin', 'tuiyan'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  const args = [join(ROOT, 'benches/peers/forecasts.py'), join(ROOT, 'target/release/tuiyan'), join(ROOT, 'tests/data/history/series.json'), String(share), windows];
  // One core each, and the arithmetic libraries as they are built.
  const { OPENBLAS_CORETYPE, OPENBLAS_L2_SIZE, ...environment } = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' };
  const results = JSON.parse(execFileSync(python(), args, { encoding: 'utf8', maxBuffer: 1 << 26, env: environment }));
  const times = criterion({ folder: ROOT, environment: { ...environment, TUIYAN_WINDOWS: windows } }, ['forecasts']);
  const each = (name) => times[`forecasts/${name}`].time[0] / results[OURS].timed;
  return { results, inside: each('within a process'), file: each('read and written') };
}

/** The same, with the file of the windows gone afterwards. */
function measuredAside(share) {
  const folder = mkdtempSync(join(tmpdir(), 'tuiyan-windows-'));
  try {
    return measured(share, join(folder, 'windows.json'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const list = (value) => (value === null || value === undefined ? [] : [value]);

/** A line for each method over the windows that count, and one for each length. Everybody's time is that within a process. */
function readings({ results, inside, file }) {
  const figures = ({ mase, held, least_held: least, score, refused }, times = {}) =>
    ({ mase: list(mase), held: list(held), least: list(least), score: list(score), refused: [refused], ...times });
  const times = (method, all) => (method === OURS ? { time: [inside], file: [file], whole: [all] } : { time: [all] });
  const lines = Object.entries(results).flatMap(([method, { counted, by_n, time, timed }]) => [
    { line: method, figures: figures(counted, times(method, (time / timed) * 1e6)) },
    ...Object.entries(by_n).map(([n, found]) => ({ line: `  ${n} years, ${method}`, figures: figures(found) })),
  ]);
  return lines.map((reading) => ({ side: 'this', ...reading }));
}

const only = (key) => at(OURS, key, 0.5);
const timeBeside = (peer) => (found) => at(OURS, 'time', 0.5)(found) / at(peer, 'time', 0.5)(found);

export const forecasts = {
  title: 'forecasts of yearly series, 5 to 10 years known',
  needs: 'native',
  columns: [['mase', 'MASE'], ['held', '80 % range held'], ['least', 'least at one h'], ['score', 'interval score'], ['refused', 'refused'], ['time', 'µs a window'],
    ['file', 'read and written'], ['whole', 'as a process']],
  ratios: [],
  goals: [
    goal('forecast: MASE of what stands first', 2.41, '', only('mase')),
    goal('forecast: what the 80 % range held, away from 80 %', 0.05, '', (found) => Math.abs(only('held')(found) - 0.8)),
    goal('forecast: misses at the worst year ahead', 0.3, '', (found) => 1 - only('least')(found)),
    goal('forecast: interval score', 14, '', only('score')),
    goal('forecast: windows refused', 0.5, '', only('refused')),
    ...['AutoETS', 'AutoTheta'].map((peer) => goal(`forecast: time, share of ${peer}'s`, SHARE, '', timeBeside(`statsforecast ${peer}`))),
  ],
  // A quarter of the windows tell the same within a hundredth, in a fifth of the time: SHARE=1 takes all.
  run: async () => readings(measuredAside(Number(process.env.SHARE || 0.25))),
};
