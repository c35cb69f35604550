// Runs a MicroPython program with sockets, as a board would:
//   node run.mjs [--board BOARD] [--copy HOST=BOARD]... [--settings FILE.json] [--clock SECONDS] [--heap BYTES] [--then FILE.py]...
//     [--restarts N] [--route HOST:PORT=HOST:PORT]... [--lifeline] main.py
// What --then names runs afterwards in the same interpreter, when the garbage of the program before is gone, unless that ended with another code than 0.
// The exit code is that of sys.exit, or 1 after an uncaught exception, or 2 for wrong use; 101 after machine.reset(), 102 in deep sleep, 103 when a
// watchdog was not fed, and the board has started again as often as --restarts says.
import { Board } from './board.mjs';
import { BoardEnd } from './board-end.mjs';
import { aheadOf } from './boards.mjs';
import { LineWriter } from './line-writer.mjs';
import { NetworkThread } from './network-thread.mjs';
import { parseOptions } from './options.mjs';

const options = parseOptions(process.argv.slice(2));
// No handlers for Ctrl-C and SIGTERM on purpose: this thread may be blocked in a socket call,
// where only the default action ends the process at once.
const network = new NetworkThread(options.lifeline);
const output = new LineWriter(1);

process.exit(await life());

/** All starts of the board; the exit code of the last. */
async function life() {
  let start = { before: null, cause: 'power', ahead: aheadOf(options.clock ?? options.board.powerOn) };
  for (let restarts = 0; ; restarts++) {
    const board = await Board.start(options, network, output, start);
    const end = runAll(board);
    if (!(end instanceof BoardEnd)) return end;
    if (end.told) process.stderr.write(`${end.told}\n`);
    if (restarts === options.restarts || !end.canStartAgain) return end.exitCode;
    network.call('closeAll');
    start = { before: board, cause: end.how, ahead: aheadAfter(end) };
  }
}

/** The exit code, or the BoardEnd that came before one. */
function runAll(board) {
  try {
    for (const program of options.programs) {
      const code = board.run(program);
      if (code !== 0) return code;
    }
    return 0;
  } catch (error) {
    if (error instanceof BoardEnd) return error;
    throw error;
  }
}

/** Deep sleep takes no time here: the clock goes on by as much as was slept. */
function aheadAfter(end) {
  if (end.how === 'deepsleep') return Number(end.clock) + end.milliseconds;
  return options.board.keepsClock ? Number(end.clock) : aheadOf(options.board.powerOn);
}
