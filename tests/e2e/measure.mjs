// How long the program keeps a planner waiting, and what it takes: `make bench`, or `node tests/e2e/measure.mjs` on what that has built.
// PARTS chooses among the parts, EVENTS, FRAMES and ROUNDS say how much of each, BASE names a revision to measure in turns with this one.
import { cpus } from 'node:os';
import { chosen } from './measuring/parts.mjs';
import { BASE, ratios, table, verdict } from './measuring/report.mjs';
import { current, has, revision } from './measuring/sides.mjs';
import { open } from './measuring/world.mjs';

const given = (name, otherwise) => Number(process.env[name] || otherwise) || undefined;
const rev = process.env.BASE;
const options = {
  rates: (process.env.RATES || '1 6').split(' ').map(Number),
  events: given('EVENTS', rev ? 30 : 100),
  frames: given('FRAMES', 30),
  // Each part has rounds of its own where none are asked for.
  rounds: given('ROUNDS', rev ? 5 : undefined),
  warmUp: given('WARM_UP', rev ? 10 : 20),
  peers: (process.env.PEERS || 'canvas uplot chartjs echarts').split(' '),
};

const parts = chosen(process.env.PARTS);
const needs = new Set(parts.map((part) => part.needs));
const sides = [current(), ...(rev ? [revision(rev, needs, (text) => console.log(text))] : [])];
for (const need of needs) if (!has(sides[0], need)) throw new Error(`What ${need} needs is not built; \`make bench\` builds it.`);

const world = await open(sides);
const told = { goals: [], ratios: [] };
try {
  console.log(`${world.browser.browserType().name()} ${world.browser.version()}, ${cpus().length} × ${cpus()[0]?.model}; medians and, in brackets, p95 or the lowest and highest round`);
  for (const part of parts) await measure(part);
} finally {
  await world.close();
}
console.log(`\n${[...told.goals, ...told.ratios].join('\n')}`);

/** Prints a part's table, and keeps its goals and ratios for the end. */
async function measure(part) {
  const readings = await part.run(world, options).catch((error) => [{ side: 'this', fault: error.stack }]);
  if (readings.some(({ side, fault }) => fault && side !== BASE)) process.exitCode = 1;
  console.log(`\n${table(part, readings)}`);
  if (rev && !world.having(part.needs).some(({ name }) => name === BASE)) console.log(`base is left out: it has no ${part.needs}`);
  told.goals.push(...part.goals.map((goal) => verdict(goal, readings)));
  told.ratios.push(...ratios(part, readings));
}
