// Stands in the page's glue, in place of the loader that the build would have a file for. Names of the glue are in reach here: `wasm`, what
// the program exports, and `__wbg_load`, which compiles while it loads where the host allows it.
const parts = {
  /** Brings the part that is called rest, and tells the program through its callback whether it is here. */
  async __wasm_split_load_rest(callback, data) {
    let isHere = false;
    try {
      // A part takes memory, table and functions from the program that it belongs to.
      await __wbg_load(await window.tuiyan.part('rest'), { __wasm_split: wasm });
      isHere = true;
    } catch (error) {
      // A request that fails is told by the browser; anything else is for those who mend it.
      if (!(error instanceof TypeError)) console.error(error);
    }
    wasm.__indirect_function_table.get(callback)(data, isHere);
  },
};
