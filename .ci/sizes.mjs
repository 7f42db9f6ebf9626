// What a browser downloads: `node .ci/sizes.mjs dist` prints every file's size, raw and as a host that compresses would send it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/** Every file under a folder as `{ name, raw, brotli }`, in bytes, by name. */
export function sizes(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
    .map((path) => {
      const bytes = readFileSync(path);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      return { name: path.slice(join(folder, '/').length), raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
    });
}

/**
 * What a first visit does not wait for: the plan beside the page, the rest of its program, which comes once it stands, programs when they
 * are first used, what is there for installing it.
 */
const APART = ['data/', 'tuiyan-rest', 'sheets/', 'simulate/', 'install/', 'service-worker.js', 'tuiyan.html'];

/** The sizes as lines of a table, with their sum; what the page itself loads comes apart from what lies beside it. */
export function table(files) {
  const sum = (list, key) => list.reduce((total, file) => total + file[key], 0);
  const line = (name, raw, brotli) => `${name.padEnd(48)} ${kilobytes(raw)} ${kilobytes(brotli)}`;
  const page = files.filter(({ name }) => !APART.some((folder) => name.startsWith(folder)));
  return [
    `${'file'.padEnd(48)} ${'raw'.padStart(10)} ${'brotli'.padStart(10)}`,
    ...files.map((file) => line(file.name, file.raw, file.brotli)),
    line(`the page, without ${APART.join(', ')}`, sum(page, 'raw'), sum(page, 'brotli')),
  ];
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(table(sizes(process.argv[2] ?? 'dist')).join('\n'));
