// Prints what ruff finds in the given files, a line each: FILE:LINE RULE what.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ruff from '@astral-sh/ruff-wasm-nodejs';

const settings = {
  'line-length': 140,
  // The oldest that it knows; SyntaxTests holds what MicroPython 1.5 takes.
  'target-version': 'py37',
  lint: {
    select: ['E', 'F', 'W', 'B', 'C4', 'PLE'],
    // B904: MicroPython has no 'raise ... from'. C419: a generator is an object, a list comprehension in all() frees itself.
    // E402: what is imported last is compiled while least heap is free. E722: a socket is closed whatever was raised, and it is raised again.
    ignore: ['B904', 'C419', 'E402', 'E722'],
  },
};

// What others import from there (the errors of the sender, the client that suits the board), and what is imported early for the stack's sake.
const exported = { 'eventhub_sender.py': 'F401', 'verified_tls.py': 'F401', 'flash_reader.py': 'F401', 'flash_store.py': 'F401', 'send_stored.py': 'F401' };

const workspace = new ruff.Workspace(settings, ruff.PositionEncoding.Utf16);
for (const file of process.argv.slice(2)) {
  for (const found of workspace.check(readFileSync(file, 'utf8'))) {
    if (exported[basename(file)] !== found.code) {
      console.log(`${file}:${found.start_location.row} ${found.code} ${found.message}`);
    }
  }
}
