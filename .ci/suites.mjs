// `node .ci/suites.mjs make a b c` makes each target in turn, whether or not an earlier one failed, passes on what it prints, and
// ends with a line per suite and the counts of every test runner that spoke.
import { spawn } from 'node:child_process';

const [make, ...targets] = process.argv.slice(2);
const runners = [
  // cargo test and wasm-bindgen-test
  [/^test result: \S+ (\d+) passed; (\d+) failed/, (found) => [Number(found[1]), Number(found[2])]],
  // node --test
  [/^(?:ℹ|#) pass (\d+)$/, (found) => [Number(found[1]), 0]],
  [/^(?:ℹ|#) fail (\d+)$/, (found) => [0, Number(found[1])]],
];
const suites = [];

for (const target of targets) {
  console.log(`\n── ${target}`);
  suites.push(await run(target));
}

const total = suites.reduce((sum, suite) => [sum[0] + suite.passed, sum[1] + suite.failed], [0, 0]);
console.log('');
for (const { target, ok, passed, failed, seconds } of suites) {
  const counts = passed + failed > 0 ? `${passed} passed, ${failed} failed` : ok ? 'ok' : 'failed';
  console.log(`${ok ? '✓' : '✗'} ${target.padEnd(14)} ${counts.padEnd(26)} ${seconds.toFixed(0).padStart(5)} s`);
}
console.log(`${total[0]} passed, ${total[1]} failed`);
process.exitCode = suites.every((suite) => suite.ok) ? 0 : 1;

function run(target) {
  const begun = Date.now();
  const suite = { target, ok: false, passed: 0, failed: 0 };
  const child = spawn(make, ['--no-print-directory', target], { stdio: ['ignore', 'pipe', 'pipe'] });
  watch(child.stdout, process.stdout, suite);
  watch(child.stderr, process.stderr, suite);
  return new Promise((done) => {
    child.on('close', (code) => {
      suite.ok = code === 0;
      // A suite that broke before or beside its tests, such as one that did not compile, counts as a failure of its own.
      if (!suite.ok && suite.failed === 0) suite.failed = 1;
      suite.seconds = (Date.now() - begun) / 1000;
      done(suite);
    });
  });
}

function watch(from, to, suite) {
  let rest = '';
  from.setEncoding('utf8');
  from.on('data', (text) => {
    to.write(text);
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
