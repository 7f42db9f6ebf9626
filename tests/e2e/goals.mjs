// What a benchmark was to reach, and whether it did: one line for each goal, to be found again in a long output.

/** Prints a goal, what was measured and their ratio: 1 or less is met. Both in `unit`; ratios have none. */
export function goal(name, most, measured, unit = '') {
  const number = (x) => `${Number(x.toPrecision(3))}${unit && ` ${unit}`}`;
  const ratio = measured / most;
  console.log(`GOAL  ${name.padEnd(52)} goal ≤ ${number(most).padEnd(10)} measured ${number(measured).padEnd(10)} ratio ${ratio.toFixed(2)} ${ratio <= 1 ? 'met' : 'MISSED'}`);
}
