// What is printed: a table for each part, one line for each goal, and one for each ratio to another revision; both kinds of line are
// to be found again in a long output (`make bench | grep GOAL`).
import { medians, median, names, quantile, samples, shares } from './figures.mjs';

const WIDE = 40;
const CELL = 24;

/** The name under which the revision beside this one stands in readings. */
export const BASE = 'base';

/**
 * A part's table. Its `columns` are `[key, head, scale?]`; a cell gives the median and, in brackets, the 95th percentile of all samples or,
 * where the part counts `byRound`, the lowest and highest round. `shares` adds columns of ratios between sides, round by round.
 */
export function table(part, readings) {
  const sides = names(readings, 'side');
  const heads = [...part.columns.map(([, head]) => head), ...(part.shares ?? []).map(({ head }) => head)];
  const rows = names(readings, 'line').flatMap((line) => sides
    .filter((side) => readings.some((reading) => reading.line === line && reading.side === side))
    .flatMap((side) => (sides.length > 1
      ? [row(`${line} · ${side}`, cells(part, readings, line, side))]
      : [row(line, cells(part, readings, line, side)), ...kinds(readings, line, side)])));
  const faults = readings.filter(({ fault }) => fault).map(({ side, fault }) => `${side} is left out: ${fault.split('\n').slice(0, 3).join(' ')}`);
  return [row(part.title, heads), ...rows, ...faults].join('\n');
}

function cells(part, readings, line, side) {
  const figures = part.columns.map(([key, , scale = 1]) => figure(part, readings, line, side, key, scale));
  return [...figures, ...(part.shares ?? []).map(({ of }) => range(of(readings, line, side)))];
}

const row = (name, cells) => `${name.padEnd(WIDE)}${cells.map((cell) => cell.padStart(CELL)).join('')}`;

function figure(part, readings, line, side, key, scale) {
  if (part.byRound) return range(medians(readings, line, side, key).map((value) => value * scale));
  const all = samples(readings, line, side, key).map((value) => value * scale);
  if (all.length < 2) return all.map(number).join('');
  return `${number(median(all))} (${number(quantile(all, 0.95))})`;
}

/** A list's median and, in brackets, its least and greatest value. */
function range(list) {
  if (list.length < 2) return list.map(number).join('');
  return `${number(median(list))} (${number(Math.min(...list))}–${number(Math.max(...list))})`;
}

/** What the main thread's time went to, the most first, where a part knows. */
function kinds(readings, line, side) {
  const known = readings.filter((reading) => reading.line === line && reading.side === side).at(-1)?.figures.kinds ?? [];
  return known.length > 0 ? [`    ${known.slice(0, 8).map(([kind, time]) => `${kind} ${number(time)}`).join(', ')}`] : [];
}

/** As many digits as tell something, whatever the size. */
const number = (x) => (Math.abs(x) >= 100 ? x.toFixed(0) : Math.abs(x) >= 10 ? x.toFixed(1) : x.toFixed(x < 1 ? 3 : 2));

/** A goal: its name, the most that it allows in `unit` (ratios have none), and what of the readings is held against it. */
export const goal = (name, most, unit, of) => ({ name, most, unit, of });

/** A goal's line: what was measured and its ratio to what is allowed; 1 or less is met. */
export function verdict({ name, most, unit, of }, readings) {
  const measured = of(readings);
  const text = (x) => `${Number(x.toPrecision(3))}${unit && ` ${unit}`}`;
  const head = `GOAL  ${name.padEnd(58)} goal ≤ ${text(most).padEnd(9)}`;
  if (!Number.isFinite(measured)) return `${head} NOT MEASURED`;
  const ratio = measured / most;
  return `${head} measured ${text(measured).padEnd(10)} ratio ${ratio.toFixed(2)} ${ratio <= 1 ? 'met' : 'MISSED'}`;
}

/** A quantile of all that this revision's side has of a line. */
export const at = (line, column, q) => (readings) => quantile(samples(readings, line, 'this', column), q);

/** The median over the rounds of this revision's share of another side's time. */
export const share = (line, other, column) => (readings) => median(shares(readings, line, 'this', other, column));

/** A line for each figure that both revisions have: medians, and the ratio of this to the base in the median, lowest and highest round. */
export function ratios(part, readings) {
  const lines = names(readings, 'line').flatMap((line) => part.ratios.map((key) => [line, key]));
  return lines.flatMap(([line, key]) => {
    const list = shares(readings, line, 'this', BASE, key);
    if (list.length === 0) return [];
    const [, head, scale = 1] = part.columns.find(([column]) => column === key);
    const [ours, theirs] = ['this', BASE].map((side) => number(median(medians(readings, line, side, key)) * scale));
    const [middle, least, greatest] = [median(list), Math.min(...list), Math.max(...list)].map((ratio) => ratio.toFixed(3));
    return [`RATIO ${`${line}, ${head}`.padEnd(58)} this ${ours.padStart(8)}  base ${theirs.padStart(8)}  ratio ${middle} (${least}–${greatest})`];
  });
}
