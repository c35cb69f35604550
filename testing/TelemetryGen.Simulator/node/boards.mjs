// What the boards are like beside the names of their modules, which shims/ holds.

const Y2000 = 946684800;
const Y2015 = 1420070400;
const Y2021 = 1609459200;

/**
 * root: where the flash is, and the program starts. aliases: modules that have a name with a u as well. epoch: Unix seconds from
 * which the board counts. powerOn: Unix seconds that its clock shows at power on; null: a host keeps it. keepsClock: a reset leaves
 * the clock as it is; deep sleep always does.
 */
const BOARDS = {
  unix: { root: '/', aliases: ['time', 'machine', 'socket'], epoch: 0, powerOn: null, keepsClock: true },
  wipy1: { root: '/flash', aliases: ['time', 'machine', 'socket', 'ssl'], epoch: Y2000, powerOn: Y2015, keepsClock: true },
  wipy2: { root: '/flash', aliases: ['time', 'machine', 'socket', 'ssl'], epoch: 0, powerOn: 0, keepsClock: false },
  esp32: { root: '/', aliases: ['time', 'machine', 'socket'], epoch: Y2000, powerOn: Y2000, keepsClock: true },
  rp2: { root: '/', aliases: ['time', 'machine', 'socket'], epoch: 0, powerOn: Y2021, keepsClock: false },
};

export const boardNames = Object.keys(BOARDS);

/** The board of that name; undefined when there is none. */
export function findBoard(name) {
  return Object.hasOwn(BOARDS, name) ? { name, ...BOARDS[name] } : undefined;
}

/** Milliseconds that a clock is ahead of the host's, when it shows those Unix seconds now; 0 for null. */
export function aheadOf(seconds) {
  return seconds === null ? 0 : seconds * 1000 - Date.now();
}
