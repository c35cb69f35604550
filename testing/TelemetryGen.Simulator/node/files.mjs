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

/** Copies the modules that this MicroPython lacks, as a board has them, to /shims: socket, ssl, network, machine, and its time. */
export function copyShims(FS, board) {
  for (const folder of ['common', board]) copyIn(FS, fileURLToPath(new URL(`../shims/${folder}`, import.meta.url)), `/shims/${folder}`);
}

// Folders that the interpreter makes itself, and that of the shims.
const NO_FLASH = new Set(['/dev', '/proc', '/tmp', '/home', '/shims']);

/** Copies the flash of a board that ended to that of its next start. */
export function copyFlash(from, to, folder = '/') {
  for (const name of from.readdir(folder)) {
    const path = posix.join(folder, name);
    if (name === '.' || name === '..' || NO_FLASH.has(path)) continue;
    if (from.isDir(from.stat(path).mode)) {
      makeFolder(to, path);
      copyFlash(from, to, path);
    } else {
      to.writeFile(path, from.readFile(path));
    }
  }
}

/** Writes settings.py into the folder, one assignment for each member of the JSON object in the file. */
export function writeSettings(FS, path, folder) {
  const settings = JSON.parse(readFileSync(path, 'utf8'));
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${literal(value)}\n`);
  FS.writeFile(posix.join(folder, 'settings.py'), lines.join(''));
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

/** Makes a folder with all above it. */
export function makeFolder(FS, path) {
  let folder = '';
  for (const part of path.split('/').filter(Boolean)) {
    folder += `/${part}`;
    if (!FS.analyzePath(folder).exists) FS.mkdir(folder);
  }
}
