// Trunk's last step: makes of its folder the page that is hosted – workers and style under names of their content, a security policy,
// what keeps it for when there is no network – and beside it the page as one file.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { single } from './single.mjs';

const SOURCE = fileURLToPath(new URL('../', import.meta.url));
const OUT = process.env.TRUNK_STAGING_DIR ?? join(SOURCE, 'dist');
/** The programs that run in workers, each in a folder of its own. */
const PROGRAMS = { sheets: 'spreadsheet', simulate: 'simulate' };
/** What the compiler itself uses, and no more: else wasm-opt would write what older browsers refuse. */
const FEATURES = ['bulk-memory', 'bulk-memory-opt', 'sign-ext', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'multivalue']
  .map((name) => `--enable-${name}`);
/** Style that only the rest of the program needs. It comes with that, and stands where it stands here: before what narrow screens, paper and such say. */
const LATE = ['scenarios', 'years', 'observations', 'assumptions', 'preview', 'paste', 'risk', 'ranking', 'sensitivity', 'chances', 'effort', 'compare', 'overview',
  'report', 'reading', 'guide', 'share', 'facts', 'merge', 'plans', 'beside', 'editor', 'training', 'projector', 'past', 'population'];
const SINGLE = 'tuiyan.html';
const KEEPER = 'service-worker.js';

const read = (path) => readFileSync(path, 'utf8');
const code = (path) => read(join(SOURCE, 'src/shell', path));
const built = (path) => readFileSync(join(OUT, path));
const hash = (content) => createHash('sha256').update(content).digest('base64');
/** The name with its content's hash in it, so that it may be kept for ever. */
const named = (name, content) => name.replace(/(?=(_bg)?\.[a-z]+$)/, `-${createHash('sha256').update(content).digest('hex').slice(0, 16)}`);

function put(path, content) {
  mkdirSync(join(OUT, path, '..'), { recursive: true });
  writeFileSync(join(OUT, path), content);
  return path;
}

/** The text with its one match replaced; anything else means that Trunk writes its page otherwise than it did. */
function replaced(text, pattern, by) {
  const found = text.match(new RegExp(pattern, 'gm'))?.length ?? 0;
  if (found !== 1) throw new Error(`${pattern} stands ${found} times in the page, not once`);
  return text.replace(pattern, () => by);
}

function finish() {
  let html = read(join(OUT, 'index.html'));
  // While the page is worked on Trunk reloads it through a script of its own, which no policy would let pass.
  const isWatched = html.includes('__TRUNK_');
  const programs = Object.fromEntries(Object.entries(PROGRAMS).map(([name, folder]) => [name, program(name, folder)]));
  const { style, front, late, end } = styles(html);
  const gate = code('start/gate.js') + code('start/rescue.js');
  const [, glue, page] = html.match(/from '\.\/(.*?\.js)';[^]*module_or_path: '\.\/(.*?\.wasm)'/) ?? [];
  if (!page) throw new Error('the page’s script is not as Trunk writes it');

  const parts = split(glue, page);
  const files = { glue: `./${parts.glue}`, page: `./${parts.page}`, single: SINGLE, ...(isWatched ? {} : { keeper: KEEPER }) };
  for (const name of Object.keys(programs)) files[name] = programs[name].path;
  const sheets = [`<link rel="stylesheet" href="./${put(named('style.css', parts.rest ? front : style), parts.rest ? front : style)}">`];
  if (parts.rest) {
    files.rest = `./${parts.rest}`;
    files.style = `./${put(named('tuiyan-rest.css', late), late)}`;
    sheets.push(`<link rel="stylesheet" href="./${put(named('style-end.css', end), end)}" id="style-end">`);
  }
  const start = `const FILES = ${JSON.stringify(files)};\n${code('start/hosted.js')}`;
  html = replaced(html, /(\s*<link rel="stylesheet"[^>]*>)+/, `\n    ${sheets.join('\n    ')}`);
  html = replaced(html, /\n<script type="module">[^]*?<\/script>/, '').replaceAll(glue, parts.glue).replaceAll(page, parts.page);
  const begun = put(named('start.js', start), start);
  const scripts = [`<script src="./${put(named('gate.js', gate), gate)}"></script>`, `<script type="module" src="./${begun}"></script>`];
  // A module is found where it stands, behind all that stands before it; so it is asked for with what it imports.
  html = replaced(html, /<link rel="modulepreload"/, `<link rel="modulepreload" href="./${begun}"><link rel="modulepreload"`);
  html = replaced(html, /\s*<\/body>/, `\n    ${scripts.join('\n    ')}\n  </body>`);
  if (!isWatched) html = replaced(html, /<meta charset="utf-8">/, `<meta charset="utf-8">\n    ${policy(HOSTED)}`);
  html = html.replace(/(\n\s*)+\n/g, '\n');
  put('index.html', html);
  put(SINGLE, single({ html, style, gate, glue: built(parts.glue), page: built(parts.page), rest: parts.rest && built(parts.rest), programs, start: code('start/single.js'), policy }));
  if (!isWatched) put(KEEPER, keeper());
}

/** The page's glue and program, and where the page is split the part that comes later; `.ci/split/wasm-bindgen` has taken it off. */
function split(glue, page) {
  const LOADER = /^import \* as (\w+) from ["']\.\/__wasm_split\.js["'];?$/m;
  const text = built(glue).toString();
  const [, name] = LOADER.exec(text) ?? [];
  if (!name) return { glue, page };
  const from = join(process.env.CARGO_TARGET_DIR ?? join(SOURCE, 'target'), 'wasm32-unknown-unknown/page/tuiyan-page-parts/split_rest.wasm');
  const to = join(OUT, 'rest.wasm');
  run('wasm-opt', '-Oz', ...FEATURES, from, '-o', to);
  const [main, part] = [built(page), readFileSync(to)];
  for (const name of [to, join(OUT, glue), join(OUT, page)]) rmSync(name);
  // Trunk's names know nothing of what became of a program after it was linked.
  const whole = replaced(text, LOADER, `${code('start/parts.js')}const ${name} = parts;`);
  return { glue: put(named('tuiyan-page.js', whole), whole), page: put(named('tuiyan-page_bg.wasm', main), main), rest: put(named('tuiyan-rest.wasm', part), part) };
}

/**
 * All that the page links as one stylesheet, and in three: what the start needs, what comes late, and what stands behind both. What is not
 * late and yet stands among that goes before it; they say nothing of the same elements.
 */
function styles(html) {
  const links = [...html.matchAll(/<link rel="stylesheet" href="\.\/([^"]*)"/g)].map(([, name]) => name);
  const texts = links.map((name) => minified(built(name).toString()));
  for (const name of links) rmSync(join(OUT, name));
  const style = texts.join('\n');
  if (/url\(|@import/.test(style)) throw new Error('a style that refers to another file would not do in one file');
  const isLate = links.map((name) => LATE.some((late) => new RegExp(`^${late}-[0-9a-f]+\\.css$`).test(name)));
  const last = isLate.lastIndexOf(true);
  if (isLate.filter(Boolean).length !== LATE.length) throw new Error('not every late style is linked');
  const of = (is) => texts.filter((_, at) => is(at)).join('\n');
  return { style, front: of((at) => at < last && !isLate[at]), late: of((at) => isLate[at]), end: of((at) => at > last) };
}

/** A style without comments, and without the white space that means nothing. */
function minified(style) {
  const bare = style.replace(/\/\*[^]*?\*\/|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\s+/g, (found, text) => text ?? (found.startsWith('/*') ? '' : ' '));
  return bare.replace(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')| ?([{};,]) ?/g, (found, text, sign) => text ?? sign).replaceAll(';}', '}').trim();
}

/** A worker's script, and its program beside it, under names of their content. */
function program(name, folder) {
  const script = `${name}/tuiyan-${name}.js`;
  const [glue, bytes] = [built(script), built(`${name}/tuiyan-${name}_bg.wasm`)];
  const whole = (at) => `const PROGRAM = ${at};\n${code('start/worker.js')}${glue}\n${code(`${folder}/loader.js`)}`;
  const beside = named(`tuiyan-${name}_bg.wasm`, bytes);
  const hosted = whole(JSON.stringify(beside));
  rmSync(join(OUT, name), { recursive: true });
  put(`${name}/${beside}`, bytes);
  return { path: put(named(script, hosted), hosted), wasm: bytes, glue: whole('undefined') };
}

/** What a page may load and run: its own, no script within it but those whose hashes are given, and nothing made at run time but wasm. */
function policy(allowed) {
  const always = { 'default-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'", 'object-src': "'none'", 'font-src': "'none'" };
  const rules = Object.entries({ ...always, ...allowed }).map(([what, whence]) => `${what} ${whence}`);
  return `<meta http-equiv="Content-Security-Policy" content="${rules.join('; ')}">`;
}

const HOSTED = {
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
};

/** The service worker, with all that the page consists of. */
function keeper() {
  const entries = readdirSync(OUT, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = entries.map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(OUT.length + 1).replaceAll('\\', '/')).sort();
  const isBeside = (name) => name.startsWith('data/');
  const files = names.filter((name) => !isBeside(name) && ![SINGLE, KEEPER].includes(name)).map((name) => [name, hash(built(name))]);
  const text = code('start/keeper.js');
  const version = hash(JSON.stringify(files) + text).slice(0, 16);
  const parts = { VERSION: version, FILES: Object.fromEntries(files), BESIDE: names.filter(isBeside) };
  return `${Object.entries(parts).map(([name, part]) => `const ${name} = ${JSON.stringify(part)};\n`).join('')}${text}`;
}

function run(command, ...words) {
  const { status, error } = spawnSync(command, words, { stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

if (process.env.TRUNK_HTML_FILE && resolve(process.env.TRUNK_HTML_FILE) !== join(SOURCE, 'index.html')) process.exit();
run(join(SOURCE, '.ci/simulate'));
finish();
