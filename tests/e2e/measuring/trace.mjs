// What a change costs the page's main thread, from a trace of the browser's own.
import { OFFICE } from '../browser.mjs';

// How a trace names the running of scripts.
const SCRIPT = new Set([
  'EvaluateScript', 'EventDispatch', 'FireAnimationFrame', 'FunctionCall', 'RunMicrotasks', 'TimerFire', 'v8.callFunction',
  'BlinkScheduler_PerformMicrotaskCheckpoint', 'V8.GC_SCAVENGER', 'MinorGC', 'MajorGC',
]);

/**
 * Opens an address with nothing remembered, and gives its page to `body`; `before` runs in the page before its own scripts. What the
 * page itself throws is told with what fails.
 */
export async function inPage(browser, url, body, { viewport = OFFICE, before } = {}) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  const thrown = [];
  context.on('weberror', (error) => thrown.push(error.error().message));
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    if (before) await page.addInitScript(before);
    await page.goto(url, { waitUntil: 'networkidle' });
    return await body(page);
  } catch (error) {
    throw thrown.length > 0 ? new Error(`${error.message}\n${thrown.join('\n')}`) : error;
  } finally {
    await context.close();
  }
}

/**
 * Measures the changes that the page's `window.change(k)` makes, on a processor as fast as it is (`rate` 1) or slowed down. Nothing is
 * measured of a page that does not move, unless it `isStill` on purpose.
 */
export async function timed(page, { rate = 1, events, warmUp, isStill = false }) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  const { moves } = await page.evaluate(drive, { from: 1, count: warmUp, isWatched: true });
  if (moves === 0 && !isStill) throw new Error('the page does not move');
  const run = () => page.evaluate(drive, { from: 1 + warmUp, count: events, isWatched: false });
  const { trace, result } = await traced(page.context().browser(), run);
  // The rate goes with the session.
  await session.detach();
  return { handler: result.handler, frame: result.frame, ...mainThread(trace) };
}

/** Runs in the page: one change after another, each until its frame is over. `handler` is what the event's handlers take; `frame`
 * is from the event until its frame is over, the wait for that frame included. `moves` counts what changed in the document, if that
 * `isWatched`. */
async function drive({ from, count, isWatched }) {
  const task = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  });
  const handler = [];
  const frame = [];
  let moves = 0;
  const watch = new MutationObserver((records) => (moves += records.length));
  if (isWatched) watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (let k = from; k < from + count; k += 1) {
    // Idle time apart, so that one event's garbage and idle work does not meet the next one's clock.
    await new Promise((done) => setTimeout(done, 20));
    await task();
    performance.mark(`change:${k}:begin`);
    const begin = performance.now();
    window.change(k);
    const handled = performance.now();
    await new Promise((done) => requestAnimationFrame(done));
    await task();
    frame.push(performance.now() - begin);
    // What the handlers left to effects may ask for its frame later and draw in the next one.
    await new Promise((done) => requestAnimationFrame(done));
    await task();
    handler.push(handled - begin);
    performance.mark(`change:${k}:end`);
  }
  watch.disconnect();
  return { handler, frame, moves };
}

async function traced(browser, body) {
  const session = await browser.newBrowserCDPSession();
  const trace = [];
  session.on('Tracing.dataCollected', ({ value }) => trace.push(...value));
  const done = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing', 'devtools.timeline', 'disabled-by-default-devtools.timeline'], excludedCategories: ['*'] },
  });
  try {
    return { result: await body(), trace };
  } finally {
    await session.send('Tracing.end');
    await done;
    await session.detach();
  }
}

/** What the page's main thread does between each pair of marks, in milliseconds: `thread` is how long its tasks take, one number
 * per change, `cpu` how much of that it has a processor, and `script` the part of `thread` that runs scripts; `kinds` says on what, as the mean of each kind of work without the kinds within it. */
function mainThread(events) {
  const marks = new Map();
  let thread;
  for (const event of events) {
    const found = /^change:(\d+):(begin|end)$/.exec(event.name);
    if (!found || !event.cat?.includes('blink.user_timing')) continue;
    thread ??= `${event.pid}:${event.tid}`;
    const span = marks.get(found[1]) ?? {};
    span[found[2]] ??= event.ts;
    marks.set(found[1], span);
  }
  const spans = [...marks.values()].filter((span) => span.begin && span.end);
  const work = events
    .filter((event) => event.ph === 'X' && event.dur && `${event.pid}:${event.tid}` === thread)
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const kinds = new Map();
  const add = (kind, time) => kinds.set(kind, (kinds.get(kind) ?? 0) + time);
  const list = spans.map(({ begin, end }) => {
    const within = (event) => Math.max(0, Math.min(event.ts + event.dur, end) - Math.max(event.ts, begin));
    const open = [];
    let [sum, script, cpu] = [0, 0, 0];
    for (const event of work) {
      if (event.ts >= end) break;
      const time = within(event);
      if (time === 0) continue;
      while (open.length > 0 && open.at(-1).until <= event.ts) open.pop();
      const around = open.at(-1);
      // A layout within a script is one that the script forced.
      const scripted = SCRIPT.has(event.name);
      const kind = scripted ? 'script' : around?.kind === 'script' ? `forced ${event.name}` : event.name;
      add(kind, time);
      if (scripted) script += time;
      if (around) add(around.kind, -time);
      else {
        sum += time;
        cpu += ((event.tdur ?? event.dur) * time) / event.dur;
      }
      if (around?.kind === 'script') script -= time;
      open.push({ kind, until: event.ts + event.dur });
    }
    return { thread: sum / 1000, script: script / 1000, cpu: cpu / 1000 };
  });
  return {
    thread: list.map((change) => change.thread),
    script: list.map((change) => change.script),
    cpu: list.map((change) => change.cpu),
    kinds: [...kinds].map(([name, time]) => [name, time / 1000 / spans.length]).sort((a, b) => b[1] - a[1]),
  };
}
