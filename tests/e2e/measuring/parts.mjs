// All that can be measured, by name. A part has a `title`, what it `needs` of a side, the `columns` of its table, its `goals`, the columns
// whose `ratios` to another revision are told, and `run(world, options)`, which answers readings.
import { CHANGES } from './changes.mjs';
import { ENGINE } from './engine.mjs';
import { forecasts } from './forecasts.mjs';
import { native } from './native.mjs';
import { OPENINGS } from './openings.mjs';
import { redraw } from './redraw.mjs';
import { VISITS } from './visits.mjs';

export const PARTS = { native, ...ENGINE, ...CHANGES, ...OPENINGS, ...VISITS, redraw, forecasts };
/** Names that stand for several parts. */
const GROUPS = { engine: Object.keys(ENGINE) };

/** The parts named in a text, or all of them. */
export function chosen(text = '') {
  const asked = text.split(/[\s,]+/).filter(Boolean).flatMap((name) => GROUPS[name] ?? [name]);
  const unknown = asked.filter((name) => !(name in PARTS));
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}; there are ${[...Object.keys(PARTS), ...Object.keys(GROUPS)].join(', ')}.`);
  return Object.entries(PARTS).filter(([name]) => asked.length === 0 || asked.includes(name)).map(([, part]) => part);
}
