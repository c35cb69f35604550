// Writes whole lines at once and without delay: whoever reads them sees each as it is printed,
// although the event loop of this thread never runs while Python does.
import { writeSync } from 'node:fs';

export class LineWriter {
  #fd;
  #pending = [];

  constructor(fd) {
    this.#fd = fd;
  }

  /** Takes the bytes that Python printed. */
  write(bytes) {
    for (const byte of bytes) {
      this.#pending.push(byte);
      if (byte === 10) this.flush();
    }
  }

  /** Writes what is left of a line without an end. */
  flush() {
    let left = Buffer.from(this.#pending);
    this.#pending = [];
    while (left.length > 0) left = left.subarray(writeSome(this.#fd, left));
  }
}

function writeSome(fd, bytes) {
  try {
    return writeSync(fd, bytes);
  } catch (error) {
    if (error.code === 'EAGAIN') {
      // A full pipe that was opened as non-blocking: its reader needs a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      return 0;
    }
    // Nobody reads any more.
    if (error.code === 'EPIPE') process.exit(1);
    throw error;
  }
}
