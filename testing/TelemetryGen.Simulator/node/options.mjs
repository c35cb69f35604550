// The command line of run.mjs.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { boardNames, findBoard } from './boards.mjs';
import { Routes } from './routes.mjs';

const USAGE = 'usage: node run.mjs [--board BOARD] [--copy HOST=BOARD]... [--settings FILE.json] [--clock SECONDS] [--heap BYTES] [--then FILE.py]... [--restarts N] [--route HOST:PORT=HOST:PORT]... [--lifeline] main.py';

/** Parses the arguments, or ends with exit code 2 and a message. */
export function parseOptions(args) {
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        board: { type: 'string', default: 'unix' },
        copy: { type: 'string', multiple: true, default: [] },
        settings: { type: 'string' },
        clock: { type: 'string' },
        heap: { type: 'string', default: '262144' },
        then: { type: 'string', multiple: true, default: [] },
        restarts: { type: 'string', default: '0' },
        route: { type: 'string', multiple: true, default: [] },
        lifeline: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return fail(error.message);
  }
  const { values, positionals } = parsed;
  if (positionals.length !== 1) return fail('one program is needed');
  const board = findBoard(values.board);
  if (board === undefined) return fail(`--board is '${values.board}'; it must be one of ${boardNames.join(', ')}`);
  const heap = Number(values.heap);
  if (!Number.isInteger(heap) || heap < 8192) return fail('--heap is a number of bytes, at least 8192');
  const clock = values.clock === undefined ? null : Number(values.clock);
  if (clock !== null && !(Number.isInteger(clock) && clock >= 0)) return fail('--clock is a number of seconds since 1970');
  const restarts = Number(values.restarts);
  if (!Number.isInteger(restarts) || restarts < 0) return fail(`--restarts is ${values.restarts}; it must be a whole number from 0 up`);
  const routes = new Routes();
  for (const route of values.route) {
    if (!routes.add(route)) return fail(`--route is '${route}'; it must be HOST:PORT=HOST:PORT`);
  }
  const copies = values.copy.map(toCopy);
  for (const path of [positionals[0], ...values.then, ...copies.map(copy => copy.host)]) {
    if (!existsSync(path)) return fail(`no such file: ${path}`);
  }
  return { board, programs: [positionals[0], ...values.then], copies, settings: values.settings, clock, heap, restarts, routes, lifeline: values.lifeline };
}

// The last '=' parts the two, so that a path of the host may hold one.
function toCopy(text) {
  const at = text.lastIndexOf('=');
  return at < 0 ? { host: text, board: '/' } : { host: text.slice(0, at), board: text.slice(at + 1) };
}

function fail(message) {
  process.stderr.write(`${message}\n${USAGE}\n`);
  process.exit(2);
}
