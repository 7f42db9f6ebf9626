// `cargo llvm-cov report --json --summary-only | node .ci/coverage.mjs` prints how much of the core's lines and functions the
// native tests reach, module by module. The shell is the browser tests' to cover, the command line its own tests'.
import { readFileSync } from 'node:fs';
import { sep } from 'node:path';

const source = process.cwd() + sep + 'src' + sep;
const modules = new Map();
for (const { filename, summary } of JSON.parse(readFileSync(0, 'utf8')).data[0].files) {
  if (!filename.startsWith(source)) continue;
  const [module, ...rest] = filename.slice(source.length).split(sep);
  if (rest.length === 0 || ['bin', 'shell'].includes(module)) continue;
  for (const name of [module, 'the core']) {
    const sum = modules.get(name) ?? { lines: [0, 0], functions: [0, 0], regions: [0, 0] };
    for (const key of Object.keys(sum)) sum[key] = [sum[key][0] + summary[key].covered, sum[key][1] + summary[key].count];
    modules.set(name, sum);
  }
}
const total = modules.get('the core');
modules.delete('the core');
const share = ([covered, count]) => (count ? `${((100 * covered) / count).toFixed(1)} %` : '–').padStart(10);
const line = (name, sum) => name.padEnd(14) + share(sum.lines) + share(sum.functions) + share(sum.regions) + String(sum.lines[1]).padStart(8);
console.log(`${'coverage'.padEnd(14)}${'lines'.padStart(10)}${'functions'.padStart(10)}${'regions'.padStart(10)}${'of'.padStart(8)}`);
for (const [name, sum] of [...modules].sort()) console.log(line(name, sum));
if (total) console.log(line('the core', total));
