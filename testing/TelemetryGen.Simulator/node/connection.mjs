// One TCP connection, later TLS, with operations that end in bytes, an error or a time-out.
import { connect, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { within } from './within.mjs';

export class Connection {
  #socket;
  #ended = false;
  #error = null;
  #wake = () => {};
  #onReadable = () => this.#wake();
  #onEnd = () => { this.#ended = true; this.#wake(); };
  #onError = error => { this.#error ??= error; this.#wake(); };

  async open(address, port, timeout) {
    this.#socket = connect({ host: address, port, noDelay: true }).on('error', this.#onError);
    try {
      await within(timeout, settled(this.#socket, 'connect'));
    } catch (error) {
      this.#socket.destroy();
      throw error;
    }
    this.#watch();
  }

  /** Verifies the server against the given certificates only (an array of DER), and its name; with '' for a name the chain alone, as a WiPy 1 does. */
  async startTls(host, timeout, certificates) {
    const plain = this.#socket;
    // What the server already said is left for TLS to read; errors of the line are still heard.
    plain.off('readable', this.#onReadable).off('end', this.#onEnd).off('close', this.#onEnd);
    this.#socket = connectTls({
      socket: plain,
      ...named(host),
      ca: certificates.map(toPem),
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
    }).on('error', this.#onError);
    await within(timeout, settled(this.#socket, 'secureConnect'));
    this.#watch();
  }

  async send(bytes, timeout) {
    if (this.#error) throw this.#error;
    await within(timeout, new Promise((resolve, reject) => {
      this.#socket.write(bytes, error => error ? reject(error) : resolve());
    }));
    return bytes.length;
  }

  /** At least one byte and at most `most`; none at the end of the connection. */
  async receive(most, timeout) {
    for (;;) {
      const available = this.#socket.readableLength;
      if (available > 0) return new Uint8Array(this.#socket.read(Math.min(most, available)));
      if (this.#error) throw this.#error;
      if (this.#ended) return new Uint8Array(0);
      const woken = new Promise(resolve => { this.#wake = resolve; });
      // Reads nothing, but lets the end of the stream be told.
      this.#socket.read(0);
      await within(timeout, woken);
    }
  }

  close() {
    this.#socket.end();
    this.#socket.destroySoon();
  }

  #watch() {
    this.#socket.on('readable', this.#onReadable).on('end', this.#onEnd).on('close', this.#onEnd);
  }
}

/** A name is sent in the handshake and checked; an address can only be checked. */
function named(host) {
  if (host === '') return { servername: '', checkServerIdentity: () => undefined };
  return isIP(host) ? { host } : { servername: host };
}

/** When the event happens; rejected when the socket fails or closes first. */
function settled(socket, event) {
  return new Promise((resolve, reject) => {
    const onClose = () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
    socket.once('error', reject).once('close', onClose).once(event, () => {
      socket.off('error', reject).off('close', onClose);
      resolve();
    });
  });
}

function toPem(der) {
  const text = Buffer.from(der).toString('base64').replace(/.{64}(?!$)/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`;
}
