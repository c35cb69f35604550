// Fills the board's file system, which lives in memory.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Copies a file, or all that a folder holds, to a path on the board. A path that ends in '/' is a folder. */
export function copyIn(FS, host, board) {
  if (statSync(host).isDirectory()) {
    makeFolder(FS, board);
    for (const name of readdirSync(host)) copyIn(FS, join(host, name), posix.join(board, name));
    return;
  }
  const target = board.endsWith('/') ? posix.join(board, basename(host)) : board;
  makeFolder(FS, posix.dirname(target));
  FS.writeFile(target, readFileSync(host));
}

/** Copies the modules that this MicroPython lacks: socket, ssl, network, machine. */
export function copyShims(FS) {
  copyIn(FS, fileURLToPath(new URL('../shims', import.meta.url)), '/shims');
}

/** Writes settings.py, one assignment for each member of the JSON object in the file. */
export function writeSettings(FS, path) {
  const settings = JSON.parse(readFileSync(path, 'utf8'));
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${literal(value)}\n`);
  FS.writeFile('/settings.py', lines.join(''));
}

function literal(value) {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object') {
    return `{${Object.entries(value).map(([key, item]) => `${literal(key)}: ${literal(item)}`).join(', ')}}`;
  }
  return JSON.stringify(value);
}

function makeFolder(FS, path) {
  let folder = '';
  for (const part of path.split('/').filter(Boolean)) {
    folder += `/${part}`;
    if (!FS.analyzePath(folder).exists) FS.mkdir(folder);
  }
}
