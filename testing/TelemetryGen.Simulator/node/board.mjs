// One start of a board: an interpreter with the board's modules, its flash and its clock.
import { readFileSync } from 'node:fs';
import { basename, posix } from 'node:path';
import { loadMicroPython } from '@micropython/micropython-webassembly-pyscript/micropython.mjs';
import { BoardEnd } from './board-end.mjs';
import { installBridge } from './bridge.mjs';
import { copyFlash, copyIn, copyShims, makeFolder, writeSettings } from './files.mjs';

export class Board {
  #micropython;
  #root;
  #output;

  constructor(micropython, root, output) {
    this.#micropython = micropython;
    this.#root = root;
    this.#output = output;
  }

  /**
   * options: of the command line. before: the board as it ended; null at power on. cause: what it ended with. ahead: milliseconds
   * that its clock is ahead of the host's.
   */
  static async start(options, network, output, { before, cause, ahead }) {
    const { board } = options;
    const micropython = await loadMicroPython({ heapsize: options.heap, linebuffer: false, stdout: bytes => output.write(bytes) });
    const { FS } = micropython;
    installBridge(micropython, network, options.routes);
    copyShims(FS, board.name);
    makeFolder(FS, board.root);
    if (before === null) {
      for (const { host, board: path } of options.copies) copyIn(FS, host, path);
      if (options.settings) writeSettings(FS, options.settings, board.root);
    } else {
      copyFlash(before.#micropython.FS, FS);
    }
    const list = names => `(${names.map(name => JSON.stringify(name)).join(', ')},)`;
    const libraries = board.root === '/' ? '' : `\nsys.path[:] = ['', '${board.root}', '${board.root}/lib']`;
    micropython.runPython(`import sys${libraries}
sys.path[1:1] = ['/shims/${board.name}', '/shims/common']
import _start, os
os.chdir('${board.root}')
_start.start(${list(board.aliases)}, ${board.epoch}, '${ahead}', '${cause}')
del _start, os`);
    return new Board(micropython, board.root, output);
  }

  /** Runs a program of the host to its end. A main.py comes after the boot.py of the flash, if there is one. Returns the exit code, or throws BoardEnd. */
  run(path) {
    const name = basename(path);
    this.#micropython.FS.writeFile(posix.join(this.#root, name), readFileSync(path));
    if (name === 'main.py' && this.#has('boot.py')) {
      const code = this.#execute('boot.py');
      if (code !== 0) return code;
    }
    return this.#execute(name);
  }

  #has(name) {
    return this.#micropython.FS.analyzePath(posix.join(this.#root, name)).exists;
  }

  #execute(name) {
    try {
      // Run under its own name, so that a traceback names the file and its line.
      this.#micropython.runPython(`exec(compile(open(${JSON.stringify(name)}).read(), ${JSON.stringify(name)}, 'exec'))`);
      return 0;
    } catch (error) {
      if (error instanceof BoardEnd || error.name !== 'PythonError') throw error;
      return report(error);
    } finally {
      this.#output.flush();
    }
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
