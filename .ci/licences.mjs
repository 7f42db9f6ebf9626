// The licences of all that the page is made of: `node .ci/licences.mjs` prints every crate that ships, with its licence and, as far as
// it carries them, the texts. No package of npm ships.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TEXT = /^(licen[cs]e|copying|copyright|notice|unlicense)/i;

/** Every crate in the page or one of its programs, by name: `{ name, version, licence, folder, repository }`. */
export function crates() {
  const options = ['--format-version', '1', '--locked', '--filter-platform', 'wasm32-unknown-unknown'];
  const cargo = spawnSync('cargo', ['metadata', ...options], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (cargo.status !== 0) throw new Error(cargo.stderr);
  const { packages, resolve } = JSON.parse(cargo.stdout);
  const [byId, nodes] = [packages, resolve.nodes].map((list) => new Map(list.map((one) => [one.id, one])));
  const [ships, waiting] = [new Set(), [resolve.root]];
  // What is only needed to build or to test does not ship; macros do, in what they write.
  const isShipped = ({ dep_kinds }) => dep_kinds.some(({ kind }) => kind === null);
  while (waiting.length > 0) {
    const id = waiting.pop();
    if (ships.has(id)) continue;
    ships.add(id);
    waiting.push(...nodes.get(id).deps.filter(isShipped).map(({ pkg }) => pkg));
  }
  ships.delete(resolve.root);
  return [...ships]
    .map((id) => byId.get(id))
    .map(({ name, version, license, license_file, manifest_path, repository }) => (
      { name, version, licence: license ?? license_file ?? '', folder: dirname(manifest_path), repository }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

/** The list, and each text once with those it belongs to. */
export function licences(list) {
  const nameless = list.filter(({ licence }) => !licence);
  if (nameless.length > 0) throw new Error(`no licence is stated by ${nameless.map(({ name }) => name).join(', ')}`);
  const texts = new Map();
  for (const { name, version, folder } of list) {
    for (const file of readdirSync(folder).filter((file) => TEXT.test(file)).sort()) {
      let text;
      try {
        text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
      } catch {
        continue;
      }
      texts.set(text, [...(texts.get(text) ?? []), `${name} ${version}`]);
    }
  }
  const line = ({ name, version, licence, repository }) => `${`${name} ${version}`.padEnd(36)} ${licence.padEnd(44)} ${repository ?? ''}`.trimEnd();
  const rule = '─'.repeat(78);
  return [
    'Tuiyan consists of the crates below and of the Rust standard library (MIT OR Apache-2.0).',
    `Each of them is compiled in, or is a macro that wrote part of it; nothing else ships. ${list.length} crates, ${texts.size} different licence texts.`,
    '',
    ...list.map(line),
    ...[...texts].flatMap(([text, names]) => ['', rule, [...new Set(names)].join(', '), rule, '', text]),
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(licences(crates()));
