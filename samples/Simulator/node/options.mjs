// The command line of run.mjs.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

const USAGE = 'usage: node run.mjs [--copy HOST=BOARD]... [--settings FILE.json] [--clock SECONDS] [--heap BYTES] [--then FILE.py]... [--lifeline] main.py';

/** Parses the arguments, or ends with exit code 2 and a message. */
export function parseOptions(args) {
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        copy: { type: 'string', multiple: true, default: [] },
        settings: { type: 'string' },
        clock: { type: 'string' },
        heap: { type: 'string', default: '262144' },
        then: { type: 'string', multiple: true, default: [] },
        lifeline: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return fail(error.message);
  }
  const { values, positionals } = parsed;
  if (positionals.length !== 1) return fail('one program is needed');
  const heap = Number(values.heap);
  if (!Number.isInteger(heap) || heap < 8192) return fail('--heap is a number of bytes, at least 8192');
  const clock = values.clock === undefined ? null : Number(values.clock);
  if (clock !== null && !(Number.isInteger(clock) && clock >= 0)) return fail('--clock is a number of seconds since 1970');
  const copies = values.copy.map(toCopy);
  for (const path of [positionals[0], ...values.then, ...copies.map(copy => copy.host)]) {
    if (!existsSync(path)) return fail(`no such file: ${path}`);
  }
  return { programs: [positionals[0], ...values.then], copies, settings: values.settings, clock, heap, lifeline: values.lifeline };
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
