// Follows the program's glue in its worker. A worker's page does not hear by itself that the program cannot be had.
wasm_bindgen({ module_or_path: program }).catch(() => postMessage(['failed']));
