// Follows the program's glue in its worker: hands it what the page asks; says so where it cannot be had, or has no SIMD to run on.
const started = wasm_bindgen({ module_or_path: program });
const failed = () => postMessage('failed');
onmessage = ({ data }) => started.then(() => wasm_bindgen.simulate(data)).catch(failed);
started.catch(failed);
