// Starts the page that is one file, with everything inside. The page's glue stands before this, in the same script.
if (!window.tuiyan.isOutdated) {
  const { tuiyan } = window;
  // As it came: what the app makes of the page, and what the browser's additions put into it, is no part of a copy.
  const own = document.documentElement.cloneNode(true);

  const inside = (id) => document.getElementById(`tuiyan-${id}`).textContent;
  const unpacked = (id, type) => {
    const text = atob(inside(id));
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')), { headers: { 'Content-Type': type } });
  };

  /** A part of the page's program that does not come with the start. */
  tuiyan.part = async (name) => unpacked(name, 'application/wasm');

  tuiyan.isSingle = () => true;
  // Whoever sent this file sends the next.
  tuiyan.isUpdateReady = () => false;
  tuiyan.update = () => {};

  /** Starts one of the page's programs in a worker; the program itself follows as the first message. */
  tuiyan.worker = (name) => {
    const url = URL.createObjectURL(new Blob([inside(`${name}-glue`)], { type: 'text/javascript' }));
    const worker = new Worker(url);
    unpacked(name, 'application/wasm').arrayBuffer().then((program) => {
      worker.postMessage({ program }, [program]);
      URL.revokeObjectURL(url);
    });
    return worker;
  };

  /** This file's own text. */
  tuiyan.source = async () => {
    for (const node of own.querySelectorAll('head > *, body > *')) if (!node.hasAttribute('data-own')) node.remove();
    // A browser moves the white space at the end of a file into its body.
    return `<!doctype html>\n${own.outerHTML.replace(/\s*<\/body><\/html>$/, '\n</body></html>')}\n`;
  };

  try {
    await __wbg_init({ module_or_path: unpacked('page', 'application/wasm') });
  } catch (error) {
    console.error(error);
    tuiyan.tell(['推演没能启动，请重新打开这个文件；仍然不行，请换一个浏览器。', 'Tuiyan did not start. Please open this file again, or try another browser.', String(error)]);
  }
}
