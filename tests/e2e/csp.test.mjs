// The page's policy: nothing runs, loads or leaves but what belongs to the page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { DIST, journey } from './support.mjs';

const policy = (html) => {
  const [, content] = html.match(/<meta [^>]*http-equiv="Content-Security-Policy" content="([^"]*)"/);
  return Object.fromEntries(content.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));
};

for (const name of ['index.html', 'tuiyan.html']) {
  journey(`the policy of ${name} stands before all it governs and allows nothing made at run time but wasm`, async () => {
    const html = await readFile(`${DIST}/${name}`, 'utf8');
    const rules = policy(html);
    assert.deepEqual(rules['default-src'], ["'none'"]);
    assert.deepEqual(rules['base-uri'], ["'none'"]);
    assert.deepEqual(rules['form-action'], ["'none'"]);
    const allowed = Object.values(rules).flat();
    for (const source of allowed) assert.doesNotMatch(source, /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|^https?:|\*/);
    assert.ok(rules['script-src'].includes("'wasm-unsafe-eval'"));
    const at = html.indexOf('Content-Security-Policy');
    assert.ok(at < html.search(/<(script|style|link)/), 'something is loaded before the policy is known');
  });
}

journey('the hosted page has no script, style or handler within it', async () => {
  const html = await readFile(`${DIST}/index.html`, 'utf8');
  assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=|javascript:/i);
  for (const [script, content] of html.matchAll(/<script[^>]*>([^]*?)<\/script>/g)) {
    assert.match(script, / src="\.\//);
    assert.equal(content, '');
  }
});

journey('what does not belong to the page is refused, and a journey would hear of it', async ({ page, goto, expect }) => {
  await goto();
  expect(/Content Security Policy|violates|left the host|failed:.*example/);
  const all = ['script-src-elem', 'script-src-attr', 'style-src-attr', 'connect-src', 'script-src'];
  const refused = await page.evaluate(async (all) => {
    const heard = [];
    document.addEventListener('securitypolicyviolation', (event) => heard.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.ran = true');
    document.body.append(button);
    button.click();
    button.setAttribute('style', 'color: red');
    await fetch('https://example.org/').catch(() => {});
    // By itself, because what a test evaluates may evaluate.
    setTimeout('window.ran = true');
    // Each refusal is told in a task of its own.
    for (let tries = 0; tries < 250 && !all.every((what) => heard.includes(what)); tries += 1) await new Promise((done) => setTimeout(done, 20));
    return { heard, ran: window.ran };
  }, all);
  assert.equal(refused.ran, undefined);
  for (const what of all) {
    assert.ok(refused.heard.includes(what), `${what} was not refused: ${refused.heard}`);
  }
});
