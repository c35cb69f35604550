// Runs a MicroPython program with sockets, as a board would:
//   node run.mjs [--copy HOST=BOARD]... [--settings FILE.json] [--clock SECONDS] [--heap BYTES] [--then FILE.py]... [--lifeline] main.py
// What --then names runs afterwards in the same interpreter, when the garbage of the program before is gone, unless that ended with another code than 0.
// The exit code is that of sys.exit, or 1 after an uncaught exception, or 2 for wrong use.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { loadMicroPython } from '@micropython/micropython-webassembly-pyscript/micropython.mjs';
import { installBridge } from './bridge.mjs';
import { copyIn, copyShims, writeSettings } from './files.mjs';
import { LineWriter } from './line-writer.mjs';
import { NetworkThread } from './network-thread.mjs';
import { parseOptions } from './options.mjs';

const options = parseOptions(process.argv.slice(2));
// No handlers for Ctrl-C and SIGTERM on purpose: this thread may be blocked in a socket call,
// where only the default action ends the process at once.
const network = new NetworkThread(options.lifeline);
const output = new LineWriter(1);

const micropython = await loadMicroPython({
  heapsize: options.heap,
  linebuffer: false,
  stdout: bytes => output.write(bytes),
});
installBridge(micropython, network);
copyShims(micropython.FS);
for (const { host, board } of options.copies) copyIn(micropython.FS, host, board);
if (options.settings) writeSettings(micropython.FS, options.settings);

micropython.runPython("import sys\nsys.path.insert(1, '/shims')");
if (options.clock !== null) micropython.runPython(`import time\ntime.offset = ${options.clock} - time.time()`);

let code = 0;
for (const program of options.programs) {
  code = run(program);
  if (code !== 0) break;
}
process.exit(code);

function run(path) {
  const name = basename(path);
  micropython.FS.writeFile(`/${name}`, readFileSync(path));
  try {
    // Run under its own name, so that a traceback names the file and its line.
    micropython.runPython(`exec(compile(open(${JSON.stringify(name)}).read(), ${JSON.stringify(name)}, 'exec'))`);
    return 0;
  } catch (error) {
    if (error.name !== 'PythonError') throw error;
    return report(error);
  } finally {
    output.flush();
  }
}

function report(error) {
  if (error.type === 'SystemExit') {
    const value = error.message.trim().split('\n').pop().replace(/^SystemExit:? ?/, '');
    if (value === '' || value === 'None') return 0;
    if (/^-?\d+$/.test(value)) return Number(value) & 255;
    process.stderr.write(`${value}\n`);
    return 1;
  }
  // The runner's own frame says nothing about the program.
  const text = error.message.replace(/^ {2}File "<stdin>".*\n/m, '');
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
  return 1;
}
