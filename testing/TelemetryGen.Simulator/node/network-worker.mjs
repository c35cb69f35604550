// The network thread: owns the sockets and answers one operation at a time.
import { lookup } from 'node:dns/promises';
import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { workerData } from 'node:worker_threads';
import { Connection } from './connection.mjs';
import { Datagrams } from './datagrams.mjs';
import { errorName } from './errors.mjs';

const { port, answered, lifeline } = workerData;
const sockets = new Map();
let lastHandle = 0;

// The main thread waits for an answer: without one it would wait forever.
process.on('uncaughtException', error => {
  writeSync(2, `simulator: ${error.stack}\n`);
  process.kill(process.pid, 'SIGKILL');
});

if (lifeline) {
  const parent = new Socket({ fd: 0 });
  const end = () => process.kill(process.pid, 'SIGTERM');
  parent.on('end', end).on('error', end).resume();
}

const operations = {
  async resolve(host, portNumber) {
    return { result: 0, text: `${(await lookup(host, { family: 4 })).address} ${portNumber}` };
  },
  async connect(address, portNumber, timeout) {
    const connection = new Connection();
    await connection.open(address, portNumber, timeout);
    return { result: added(connection) };
  },
  async startTls(handle, host, timeout, certificates) {
    await sockets.get(handle).startTls(host, timeout, certificates);
    return { result: 0 };
  },
  async send(handle, timeout, bytes) {
    return { result: await sockets.get(handle).send(bytes, timeout) };
  },
  async receive(handle, most, timeout) {
    const bytes = await sockets.get(handle).receive(most, timeout);
    return { result: bytes.length, bytes };
  },
  async openDatagrams() {
    return { result: added(new Datagrams()) };
  },
  async sendTo(handle, address, portNumber, bytes) {
    return { result: await sockets.get(handle).send(bytes, address, portNumber) };
  },
  async receiveFrom(handle, most, timeout) {
    const { bytes, from } = await sockets.get(handle).receive(most, timeout);
    return { result: bytes.length, bytes, text: `${from.address} ${from.port}` };
  },
  async close(handle) {
    sockets.get(handle)?.close();
    sockets.delete(handle);
    return { result: 0 };
  },
  async closeAll() {
    for (const socket of sockets.values()) socket.close();
    sockets.clear();
    return { result: 0 };
  },
};

function added(socket) {
  sockets.set(++lastHandle, socket);
  return lastHandle;
}

port.on('message', async ({ operation, args }) => {
  let answer;
  try {
    answer = await operations[operation](...args);
  } catch (error) {
    answer = { result: -1, error: errorName(error), text: error.message };
  }
  port.postMessage(answer);
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
});
