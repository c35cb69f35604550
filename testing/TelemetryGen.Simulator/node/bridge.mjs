// Gives MicroPython a module `_bridge` of blocking calls, and a device /dev/wire for their bytes.
//
// The bridge of this MicroPython carries texts and 32-bit numbers only. A character device hands
// over the caller's own buffer, so bytes cross unchanged and the Python heap is left alone.
// A JavaScript exception passes through Python uncaught: every call but end() returns a number instead.
import { BoardEnd } from './board-end.mjs';

export function installBridge(micropython, network, routes) {
  const wire = new Wire();
  const { FS } = micropython;
  const device = FS.makedev(90, 0);
  FS.registerDevice(device, wire);
  FS.mkdev('/dev/wire', 0o666, device);

  let last = { result: 0 };
  const call = (operation, ...args) => {
    last = network.call(operation, ...args);
    if (last.bytes) wire.put(last.bytes);
    return last.result;
  };
  micropython.registerJsModule('_bridge', {
    resolve: (host, port) => call('resolve', ...routes.of(host, port)),
    connect: (address, port, timeout) => call('connect', address, port, timeout),
    start_tls: (handle, host, timeout) => call('startTls', handle, host, timeout, splitDer(wire.take())),
    send: (handle, timeout) => call('send', handle, timeout, wire.take()),
    receive: (handle, most, timeout) => call('receive', handle, most, timeout),
    open_datagrams: () => call('openDatagrams'),
    send_to: (handle, address, port) => call('sendTo', handle, address, port, wire.take()),
    receive_from: (handle, most, timeout) => call('receiveFrom', handle, most, timeout),
    close: handle => call('close', handle),
    // Of the last call: its text (an address, who sent a datagram, or what went wrong) and the name of its error.
    text: () => last.text ?? '',
    error: () => last.error ?? '',
    sleep: milliseconds => network.sleep(milliseconds),
    // No number comes back: what a board does with its power ends this interpreter, past every handler of the program.
    end: (how, milliseconds, clock) => { throw new BoardEnd(how, milliseconds, clock); },
  });
}

/** A device: what Python writes waits for the next call, what a call brought waits for Python to read. */
class Wire {
  #written = [];
  #readable = new Uint8Array(0);

  open(stream) {
    stream.seekable = false;
  }

  close() {}

  write(_stream, heap, offset, length) {
    // A copy: the heap may move or change before the bytes are sent.
    this.#written.push(new Uint8Array(heap.buffer, heap.byteOffset + offset, length).slice());
    return length;
  }

  read(_stream, heap, offset, length) {
    const bytes = this.#readable.subarray(0, length);
    new Uint8Array(heap.buffer, heap.byteOffset).set(bytes, offset);
    this.#readable = this.#readable.subarray(bytes.length);
    return bytes.length;
  }

  take() {
    const bytes = new Uint8Array(Buffer.concat(this.#written));
    this.#written = [];
    return bytes;
  }

  put(bytes) {
    this.#readable = bytes;
  }
}

/** Certificates that follow each other, each a DER SEQUENCE with a length of two bytes. */
function splitDer(bytes) {
  const certificates = [];
  for (let at = 0; at + 4 <= bytes.length;) {
    const end = at + 4 + bytes[at + 2] * 256 + bytes[at + 3];
    certificates.push(bytes.slice(at, end));
    at = end;
  }
  return certificates;
}
