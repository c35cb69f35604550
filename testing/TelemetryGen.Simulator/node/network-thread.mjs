// The blocking side of the network: a call waits until the network thread has answered.
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';

export class NetworkThread {
  #answered = new Int32Array(new SharedArrayBuffer(4));
  #sleeping = new Int32Array(new SharedArrayBuffer(4));
  #port;

  /** lifeline: end this process when its standard input ends, because the parent is gone. */
  constructor(lifeline) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const worker = new Worker(new URL('./network-worker.mjs', import.meta.url), {
      workerData: { port: port2, answered: this.#answered, lifeline },
      transferList: [port2],
    });
    worker.unref();
    port1.unref();
  }

  /** Calls an operation of the network thread; returns { result, bytes, error, text }. */
  call(operation, ...args) {
    Atomics.store(this.#answered, 0, 0);
    this.#port.postMessage({ operation, args });
    // A wake-up is no answer yet: the one for the last call may come after this call began.
    while (Atomics.load(this.#answered, 0) === 0) Atomics.wait(this.#answered, 0, 0);
    return receiveMessageOnPort(this.#port).message;
  }

  /** Waits without using the processor. */
  sleep(milliseconds) {
    Atomics.wait(this.#sleeping, 0, 0, milliseconds);
  }
}
