// The network thread: owns the sockets and answers one operation at a time.
import { lookup } from 'node:dns/promises';
import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { workerData } from 'node:worker_threads';
import { Connection } from './connection.mjs';
import { errorName } from './errors.mjs';

const { port, answered, lifeline } = workerData;
const connections = new Map();
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
  async resolve(host) {
    return { result: 0, text: (await lookup(host, { family: 4 })).address };
  },
  async connect(address, portNumber, timeout) {
    const handle = ++lastHandle;
    const connection = new Connection();
    await connection.open(address, portNumber, timeout);
    connections.set(handle, connection);
    return { result: handle };
  },
  async startTls(handle, host, timeout, certificates) {
    await connections.get(handle).startTls(host, timeout, certificates);
    return { result: 0 };
  },
  async send(handle, timeout, bytes) {
    return { result: await connections.get(handle).send(bytes, timeout) };
  },
  async receive(handle, most, timeout) {
    const bytes = await connections.get(handle).receive(most, timeout);
    return { result: bytes.length, bytes };
  },
  async close(handle) {
    connections.get(handle)?.close();
    connections.delete(handle);
    return { result: 0 };
  },
};

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
