// Starts the worker's program, or says that it cannot be had: a worker's page hears of neither by itself.
try {
  importScripts('tuiyan-sheets.js');
  wasm_bindgen({ module_or_path: 'tuiyan-sheets_bg.wasm' }).catch(() => postMessage(['failed']));
} catch {
  postMessage(['failed']);
}
