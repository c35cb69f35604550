// Installs the pinned MicroPython, once, even when several builds ask at the same time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
// npm ci removes node_modules first, and with it the stamp: a broken install is never taken for a whole one.
const stamp = join(here, 'node_modules', '.installed');
const lock = join(here, '.install.lock');
const wanted = createHash('sha256').update(readFileSync(join(here, 'package-lock.json'))).digest('hex');
// Longer than any install: a lock this old was left by a build that was killed.
const STALE_MILLISECONDS = 120000;

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Node.js 20 or later is needed, this is ${process.version}`);
}
while (!isInstalled()) {
  if (!takeLock()) {
    pause(200);
    continue;
  }
  try {
    if (!isInstalled()) install();
  } catch (error) {
    rmSync(lock, { force: true });
    fail(error.message);
  } finally {
    rmSync(lock, { force: true });
  }
}
// MSBuild compares times.
utimesSync(stamp, new Date(), new Date());

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

function takeLock() {
  try {
    closeSync(openSync(lock, 'wx'));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  if (Date.now() - since > STALE_MILLISECONDS) rmSync(lock, { force: true });
  return false;
}

function install() {
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, encoding: 'utf8', shell: process.platform === 'win32' });
  if (npm.error) throw new Error(`npm is needed and did not start: ${npm.error.message}`);
  if (npm.status !== 0) {
    throw new Error(`npm ci failed: ${npm.stderr.trim().replace(/\s*\n\s*/g, ' | ')}`);
  }
  writeFileSync(stamp, wanted);
}

function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

// The form that MSBuild shows as an error.
function fail(message) {
  process.stderr.write(`testing/TelemetryGen.Simulator : error TLGSIM: ${message}\n`);
  process.exit(1);
}
