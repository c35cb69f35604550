// A reset, a deep sleep or a watchdog: ends an interpreter in the middle of what it does.

/** Exit codes of a run that ends so. A program should end with other codes. */
const CODES = { reset: 101, deepsleep: 102, watchdog: 103 };

export class BoardEnd extends Error {
  /**
   * how: 'reset', 'deepsleep' or 'watchdog'. milliseconds: of deep sleep (-1: nothing ends it), or for which a watchdog was
   * not fed. clock: milliseconds that the board's clock is ahead of the host's, as a text.
   */
  constructor(how, milliseconds, clock) {
    super(how);
    this.how = how;
    this.milliseconds = milliseconds;
    this.clock = clock;
  }

  get exitCode() {
    return CODES[this.how];
  }

  /** Of a deep sleep that nothing ends there is no next start. */
  get canStartAgain() {
    return this.how !== 'deepsleep' || this.milliseconds >= 0;
  }

  /** What the user is told; a sleep and a reset are what the program wanted. */
  get told() {
    return this.how === 'watchdog' ? `simulator: the watchdog was not fed for ${this.milliseconds} ms, and reset the board` : '';
  }
}
