// One TCP connection, later TLS, with operations that end in bytes, an error or a time-out.
import { connect, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';

// More than this is not taken from the network before the program asks for it.
const READ_AHEAD = 65536;

export class Connection {
  #socket;
  #chunks = [];
  #buffered = 0;
  #ended = false;
  #error = null;
  #wake = () => {};

  async open(address, port, timeout) {
    this.#socket = connect({ host: address, port, noDelay: true });
    await this.#within(timeout, settled(this.#socket, 'connect'));
    this.#listen();
  }

  /** Verifies the server against the given certificates only (an array of DER), and its name. */
  async startTls(host, timeout, certificates) {
    const plain = this.#socket;
    plain.removeAllListeners();
    this.#socket = connectTls({
      socket: plain,
      // A name is sent in the handshake and checked; an address can only be checked.
      ...(isIP(host) ? { host } : { servername: host }),
      ca: certificates.map(toPem),
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
    });
    plain.on('error', error => this.#fail(error));
    await this.#within(timeout, settled(this.#socket, 'secureConnect'));
    this.#listen();
  }

  async send(bytes, timeout) {
    if (this.#error) throw this.#error;
    await this.#within(timeout, new Promise((resolve, reject) => {
      this.#socket.write(bytes, error => error ? reject(error) : resolve());
    }));
    return bytes.length;
  }

  /** At least one byte and at most `most`; none at the end of the connection. */
  async receive(most, timeout) {
    while (this.#buffered === 0) {
      if (this.#error) throw this.#error;
      if (this.#ended) return new Uint8Array(0);
      await this.#within(timeout, new Promise(resolve => { this.#wake = resolve; }));
    }
    const first = this.#chunks[0];
    const taken = first.subarray(0, most);
    if (taken.length === first.length) this.#chunks.shift();
    else this.#chunks[0] = first.subarray(taken.length);
    this.#buffered -= taken.length;
    if (this.#buffered < READ_AHEAD) this.#socket.resume();
    return new Uint8Array(taken);
  }

  close() {
    this.#socket.on('error', () => { /* it is being closed: nobody can be told */ });
    this.#socket.end();
    this.#socket.destroySoon();
  }

  #listen() {
    this.#socket.removeAllListeners('error');
    this.#socket.on('data', chunk => {
      this.#chunks.push(chunk);
      this.#buffered += chunk.length;
      if (this.#buffered >= READ_AHEAD) this.#socket.pause();
      this.#wake();
    });
    this.#socket.on('end', () => { this.#ended = true; this.#wake(); });
    this.#socket.on('close', () => { this.#ended = true; this.#wake(); });
    this.#socket.on('error', error => this.#fail(error));
  }

  #fail(error) {
    this.#error ??= error;
    this.#wake();
  }

  /** The promise, or ETIMEDOUT after so many milliseconds; 0 waits forever. */
  async #within(timeout, promise) {
    if (timeout === 0) return promise;
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })), timeout);
    });
    try {
      return await Promise.race([promise, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function settled(socket, event) {
  return new Promise((resolve, reject) => {
    socket.once(event, resolve);
    socket.once('error', reject);
    socket.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
  });
}

function toPem(der) {
  const text = Buffer.from(der).toString('base64').replace(/.{64}(?!$)/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`;
}
