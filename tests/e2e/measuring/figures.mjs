// What is measured, as a flat list of readings: `{ line, side, figures }` is what one round found for a line of a table on one side,
// in lists of samples by column; `{ side, fault }` says in words why a side has no more of them.

/** The value below which a share `q` of a list lies; NaN of an empty list. */
export function quantile(list, q) {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

export const median = (list) => quantile(list, 0.5);

/**
 * Measures one side after the other, round after round, so that what disturbs the machine for a while disturbs all of them alike.
 * `measure(side)` answers figures by line. A side that fails is left out from then on.
 */
export async function inTurns(sides, rounds, measure) {
  const readings = [];
  const out = new Set();
  for (let round = 0; round < rounds; round += 1) {
    for (const side of sides.filter(({ name }) => !out.has(name))) {
      try {
        for (const [line, figures] of Object.entries(await measure(side))) readings.push({ line, side: side.name, figures });
      } catch (error) {
        out.add(side.name);
        readings.push({ side: side.name, fault: error.message });
      }
    }
  }
  return readings;
}

/** The names of a kind (`line`, `side`) in the order in which they were first met. */
export const names = (readings, kind) => [...new Set(readings.filter(({ fault }) => !fault).map((reading) => reading[kind]))];

/** The rounds of a line on a side: one list of samples each. */
const rounds = (readings, line, side, column) =>
  readings.filter((reading) => reading.line === line && reading.side === side).map(({ figures }) => figures[column] ?? []);

/** All samples of a line on a side. */
export const samples = (readings, line, side, column) => rounds(readings, line, side, column).flat();

/** The median of each round. */
export const medians = (readings, line, side, column) => rounds(readings, line, side, column).filter(({ length }) => length > 0).map(median);

/** One side's median as a multiple of another's, round by round. */
export function shares(readings, line, side, other, column) {
  const [ours, theirs] = [side, other].map((name) => medians(readings, line, name, column));
  return ours.slice(0, theirs.length).map((value, at) => value / theirs[at]);
}
