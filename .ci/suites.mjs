// `node .ci/suites.mjs make a b , c then d` makes a and b one after the other, beside them c, and d once all of these are through: each
// whether or not another failed. What one prints comes in one piece. Ends with a line per suite and the counts of every test runner
// that spoke.
import { spawn } from 'node:child_process';

const [make, ...words] = process.argv.slice(2);
const runners = [
  // cargo test and wasm-bindgen-test
  [/^test result: \S+ (\d+) passed; (\d+) failed/, (found) => [Number(found[1]), Number(found[2])]],
  // node --test
  [/^(?:ℹ|#) pass (\d+)$/, (found) => [Number(found[1]), 0]],
  [/^(?:ℹ|#) fail (\d+)$/, (found) => [0, Number(found[1])]],
];
const begun = Date.now();
const suites = [];
/** Whose words are printed as they come; those of the others wait. */
const speaking = [];

for (const stage of divided(words, 'then')) {
  await Promise.all(divided(stage, ',').map(async (lane) => {
    for (const target of lane) await run(target);
  }));
}

const total = suites.reduce((sum, suite) => [sum[0] + suite.passed, sum[1] + suite.failed], [0, 0]);
console.log('');
for (const { target, ok, passed, failed, seconds } of suites) {
  const counts = passed + failed > 0 ? `${passed} passed, ${failed} failed` : ok ? 'ok' : 'failed';
  console.log(`${ok ? '✓' : '✗'} ${target.padEnd(14)} ${counts.padEnd(26)} ${seconds.toFixed(0).padStart(5)} s`);
}
console.log(`${'  all'.padEnd(43)} ${((Date.now() - begun) / 1000).toFixed(0).padStart(5)} s`);
console.log(`${total[0]} passed, ${total[1]} failed`);
process.exitCode = suites.every((suite) => suite.ok) ? 0 : 1;

/** The words between those that divide them. */
function divided(words, by) {
  const parts = [[]];
  for (const word of words) word === by ? parts.push([]) : parts.at(-1).push(word);
  return parts;
}

function run(target) {
  const suite = { target, ok: false, passed: 0, failed: 0, said: [`\n── ${target}\n`], isOver: false };
  suites.push(suite);
  speaking.push(suite);
  speak();
  const started = Date.now();
  const child = spawn(make, ['--no-print-directory', target], { stdio: ['ignore', 'pipe', 'pipe'] });
  listen(child.stdout, suite);
  listen(child.stderr, suite);
  return new Promise((done) => {
    child.on('close', (code) => {
      suite.ok = code === 0;
      // A suite that broke before or beside its tests, such as one that did not compile, counts as a failure of its own.
      if (!suite.ok && suite.failed === 0) suite.failed = 1;
      suite.seconds = (Date.now() - started) / 1000;
      suite.isOver = true;
      speak();
      done();
    });
  });
}

/** Lets the first speak, and those after it once it has ended. */
function speak() {
  while (speaking.length > 0) {
    for (const text of speaking[0].said.splice(0)) process.stdout.write(text);
    if (!speaking[0].isOver) return;
    speaking.shift();
  }
}

function listen(from, suite) {
  let rest = '';
  from.setEncoding('utf8');
  from.on('data', (text) => {
    suite.said.push(text);
    speak();
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) count(line.trim(), suite);
  });
  from.on('end', () => count(rest.trim(), suite));
}

function count(line, suite) {
  for (const [pattern, read] of runners) {
    const found = pattern.exec(line.replace(/\x1b\[[0-9;]*m/g, ''));
    if (!found) continue;
    const [passed, failed] = read(found);
    suite.passed += passed;
    suite.failed += failed;
  }
}
