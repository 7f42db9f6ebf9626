// Stands first in a worker's script. PROGRAM, before this, is the address of its program beside the script; a page that is one file
// has none and sends the program itself.
const program = PROGRAM ?? new Promise((done) => {
  addEventListener('message', function take(event) {
    if (!event.data?.program) return;
    event.stopImmediatePropagation();
    removeEventListener('message', take);
    done(event.data.program);
  });
});
