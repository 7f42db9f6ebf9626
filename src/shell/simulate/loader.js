// Starts the program that simulates and hands it what the page asks; says so where it cannot be had, or has no SIMD to run on.
const failed = () => postMessage('failed');
try {
  importScripts('tuiyan-simulate.js');
  const started = wasm_bindgen({ module_or_path: 'tuiyan-simulate_bg.wasm' });
  onmessage = ({ data }) => started.then(() => wasm_bindgen.simulate(data)).catch(failed);
} catch {
  failed();
}
