// One UDP socket: datagrams that came wait until they are asked for.
import { createSocket } from 'node:dgram';
import { within } from './within.mjs';

// As many as an ESP32 keeps; what comes then is lost.
const MOST_WAITING = 6;

export class Datagrams {
  #socket = createSocket('udp4');
  #waiting = [];
  #error = null;
  #wake = () => {};

  constructor() {
    this.#socket.on('message', (bytes, from) => {
      if (this.#waiting.length < MOST_WAITING) this.#waiting.push({ bytes, from });
      this.#wake();
    }).on('error', error => { this.#error ??= error; this.#wake(); });
  }

  send(bytes, address, port) {
    return new Promise((resolve, reject) => {
      this.#socket.send(bytes, port, address, error => error ? reject(error) : resolve(bytes.length));
    });
  }

  /** The oldest datagram, cut to `most` bytes, and who sent it. */
  async receive(most, timeout) {
    while (this.#waiting.length === 0) {
      if (this.#error) throw this.#error;
      await within(timeout, new Promise(resolve => { this.#wake = resolve; }));
    }
    const { bytes, from } = this.#waiting.shift();
    return { bytes: new Uint8Array(bytes.subarray(0, most)), from };
  }

  close() {
    this.#socket.close();
  }
}
