// Makes a built dist/ what is handed over: the licences, every file that compresses once more as `.br` and `.gz` for hosts that send
// those, and the checksums of all. `node .ci/release.mjs dist`
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { crates, licences } from './licences.mjs';

const OUT = process.argv[2] ?? 'dist';
const SUMS = 'SHA256SUMS';
const COMPRESSES = /\.(html|css|js|json|svg|txt|wasm|webmanifest)$/;

const names = () =>
  readdirSync(OUT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(OUT, '/').length).replaceAll('\\', '/'))
    .filter((name) => name !== SUMS)
    .sort();

writeFileSync(join(OUT, 'LICENSES.txt'), licences(crates()));
for (const name of names().filter((name) => COMPRESSES.test(name))) {
  const bytes = readFileSync(join(OUT, name));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(join(OUT, `${name}.br`), brotliCompressSync(bytes, { params }));
  writeFileSync(join(OUT, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}
const sum = (name) => createHash('sha256').update(readFileSync(join(OUT, name))).digest('hex');
writeFileSync(join(OUT, SUMS), names().map((name) => `${sum(name)}  ${name}\n`).join(''));
console.log(`${OUT}/: ${names().length} files, and ${SUMS}`);
