// A tiny static server: `node tests/e2e/serve.mjs dist --port 8080`, or `serve()` from the tests. Needs nothing but Node.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * Serves folders under paths: `serve({ '/plans/lizhou/': 'dist' })`. Every path begins and ends with a slash; what lies under
 * none of them is not found, as on a real host. Port 0 takes a free one.
 */
export async function serve(folders, { host = '127.0.0.1', port = 0 } = {}) {
  const server = createServer((request, response) => {
    answer(folders, request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise((done, failed) => server.once('error', failed).listen(port, host, done));
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${server.address().port}`;
  return {
    origin,
    close: () => new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    }),
  };
}

async function answer(folders, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405, { Allow: 'GET, HEAD' }).end();
  const file = await find(folders, new URL(request.url, 'http://localhost').pathname);
  if (!file) return response.writeHead(404, { 'Content-Type': TYPES['.txt'] }).end('404\n');
  const type = TYPES[extname(file.path)] ?? 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': file.size, 'Cache-Control': 'no-cache' });
  if (request.method === 'HEAD') return response.end();
  createReadStream(file.path).on('error', () => response.destroy()).pipe(response);
}

async function find(folders, address) {
  let path;
  try {
    path = decodeURIComponent(address);
  } catch {
    return;
  }
  for (const [base, folder] of Object.entries(folders)) {
    if (!path.startsWith(base)) continue;
    const root = resolve(folder);
    const rest = path.slice(base.length);
    const wanted = normalize(join(root, rest.endsWith('/') || rest === '' ? `${rest}index.html` : rest));
    if (!wanted.startsWith(root + sep)) return;
    const found = await stat(wanted).catch(() => undefined);
    if (found?.isFile()) return { path: wanted, size: found.size };
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string', default: '8080' }, host: { type: 'string', default: '127.0.0.1' } },
  });
  try {
    const { origin } = await serve({ '/': positionals[0] ?? 'dist' }, { host: values.host, port: Number(values.port) });
    console.log(`\n  推演 Tuiyan  ${origin}/\n\n  Ctrl+C 停止 stops it.`);
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    console.error(`端口 ${values.port} 已被占用: port ${values.port} is taken; choose another with \`make run PORT=8081\`.`);
    process.exit(1);
  }
}
