// What `make bench` measures can be measured of the page as it is: everything once, nothing held to a time.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { inTurns, names, shares } from './measuring/figures.mjs';
import { PARTS, chosen } from './measuring/parts.mjs';
import { BASE, at, goal, ratios, table, verdict } from './measuring/report.mjs';
import { current } from './measuring/sides.mjs';
import { open } from './measuring/world.mjs';

const SHORT = { rates: [1], events: 1, frames: 1, warmUp: 1, rounds: 1, scenarios: 4, quality: 1, peers: ['canvas', 'uplot'] };

let opened;
/** The page as it is built, and of the benchmark only those that it is measured against: its own build is `make bench`'s. */
const world = async () => {
  const { having, ...rest } = await (opened ??= open([current()]));
  return { ...rest, having: (need) => (need === 'page' ? having(need) : []) };
};

after(async () => (await opened)?.close());

for (const [name, part] of Object.entries(PARTS).filter(([, { needs, isAlone }]) => needs !== 'native' && !isAlone)) {
  test(`every line of “${name}” gets its figures`, async () => {
    const readings = await part.run(await world(), SHORT);
    assert.deepEqual(readings.filter(({ fault }) => fault), []);
    assert.ok(readings.length > 0, 'there is no line');
    for (const { line, figures } of readings) for (const [key] of part.columns) {
      assert.ok(figures[key].length > 0 && figures[key].every(Number.isFinite), `${line} has no ${key}`);
    }
    const isPage = part.needs === 'page';
    const told = part.goals.filter(({ name: goal }) => !goal.includes('6×')).map((one) => verdict(one, readings));
    assert.deepEqual(told.filter((text) => isPage && text.includes('NOT MEASURED')), [], 'a goal asks for a line that there is not');
  });
}

/** Two revisions and a line with a figure each round, the base twice as fast in the second. */
const READINGS = [['this', 10], [BASE, 20], ['this', 11], [BASE, 10]]
  .map(([side, time]) => ({ line: 'a slider event', side, figures: { time: [time] } }));
const PART = { title: 'changes', columns: [['time', 'ms']], ratios: ['time'] };

test('revisions take turns, and one that fails is left out with a word', async () => {
  const order = [];
  const readings = await inTurns([{ name: 'this' }, { name: BASE }], 3, async ({ name }) => {
    order.push(name);
    if (name === BASE && order.length > 3) throw new Error('no such button');
    return { line: { time: [1] } };
  });
  assert.deepEqual(order, ['this', BASE, 'this', BASE, 'this']);
  assert.deepEqual(names(readings, 'line'), ['line']);
  assert.match(table(PART, readings), /base is left out: no such button/);
});

test('a ratio is taken round by round, and told with its median and its spread', () => {
  assert.deepEqual(shares(READINGS, 'a slider event', 'this', BASE, 'time'), [0.5, 1.1]);
  const [line, ...more] = ratios(PART, READINGS);
  assert.match(line, /^RATIO a slider event, ms +this +10\.5 +base +15\.0 +ratio 0\.800 \(0\.500–1\.100\)$/);
  assert.deepEqual(more, []);
  assert.deepEqual(ratios(PART, READINGS.filter(({ side }) => side === 'this')), []);
});

test('a goal is met, missed or not measured', () => {
  const said = (most, line) => verdict(goal('a slider event, p95', most, 'ms', at(line, 'time', 1)), READINGS);
  assert.match(said(22, 'a slider event'), /^GOAL +a slider event, p95 +goal ≤ 22 ms +measured 11 ms +ratio 0\.50 met$/);
  assert.match(said(5.5, 'a slider event'), /ratio 2\.00 MISSED$/);
  assert.match(said(5.5, 'another'), /NOT MEASURED$/);
});

test('parts are chosen by name, all where none is named', () => {
  assert.equal(chosen().length, Object.keys(PARTS).length);
  assert.deepEqual(chosen('slider cold'), [PARTS.slider, PARTS.cold]);
  assert.deepEqual(chosen('engine'), [PARTS.sweep, PARTS.simulation, PARTS.trends]);
  assert.throws(() => chosen('slidder'), /There is no part slidder; there are native, .*slider/);
});
