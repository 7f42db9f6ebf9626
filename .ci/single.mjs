// The page as one file: whatever it would load stands inside, packed, and the policy names each of its scripts by hash.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/**
 * @param parts `html` of the hosted page, `style`, `gate`, `glue` and `page` (wasm), `rest` (wasm) where the page is split, `programs` by
 *   name with `glue` and `wasm`, the `start` script, and `policy`, which writes the policy's element.
 */
export function single({ html, style, gate, glue, page, rest, programs, start, policy }) {
  const main = `${glue}\n${start}`;
  const allowed = {
    'script-src': `${hash(gate)} ${hash(main)} 'wasm-unsafe-eval'`,
    'style-src': hash(style),
    'img-src': 'data: blob:',
    'worker-src': 'blob:',
  };
  const keeps = /<(?:meta (?!http-equiv)[^>]*|title>[^<]*<\/title|link rel="icon"[^>]*)>/g;
  const head = ['<meta charset="utf-8">', policy(allowed), ...html.match(keeps).filter((tag) => !tag.includes('charset'))];
  const blocks = Object.entries(programs).flatMap(([name, program]) => [data(name, packed(program.wasm)), data(`${name}-glue`, program.glue)]);
  const body = [
    ...html.match(/<(p id="waiting"|noscript)>[^]*?<\/(p|noscript)>/g),
    '<script type="application/json" id="tuiyan-inside">{}</script>',
    data('page', packed(page)),
    ...(rest ? [data('rest', packed(rest))] : []),
    ...blocks,
    element('script', gate),
    element('script', main, ' type="module"'),
  ];
  const lines = (tags) => tags.map((tag) => owned(tag)).join('\n');
  const lang = html.match(/<html lang="([^"]*)">/)[1];
  return `<!doctype html>\n<html lang="${lang}"><head>\n${lines(head)}\n${owned(element('style', style))}\n</head>\n<body>\n${lines(body)}\n</body></html>\n`;
}

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const packed = (bytes) => gzipSync(bytes, { level: 9 }).toString('base64');
const data = (id, text) => element('script', text, ` type="text/plain" id="tuiyan-${id}"`);
/** Marks what belongs to the file; a copy takes along nothing else. */
const owned = (tag) => tag.replace(/^<[a-z]+/, '$& data-own=""');

function element(name, text, attributes = '') {
  if (new RegExp(`</${name}|<!--`, 'i').test(text)) throw new Error(`a ${name} inside the page would end it early`);
  return `<${name}${attributes}>${text}</${name}>`;
}
