import { readdirSync, readFileSync } from 'node:fs';
import { env, getBuiltinModule, kill } from 'node:process';
import type { Platform } from '../core/environment.ts';
import { loadChildProcess } from './node.ts';
import { endSignals } from './signals.ts';

/** Kills a program and its descendants: often it is a child of a configured script that hangs. */
export function killTree(platform: Platform, processId: number): void {
  if (platform === 'win32') {
    const tool = `${env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\taskkill.exe`;
    loadChildProcess().spawnSync(tool, ['/T', '/F', '/PID', String(processId)], { windowsHide: true, stdio: 'ignore' });
    return;
  }
  signalTree(platform, processId, 'SIGKILL');
}

/**
 * Makes a program and its descendants end when a signal ends this process; nothing else would end them. Call the returned function
 * to undo this. Sends SIGTERM, since a shell makes its background children ignore SIGINT. Does nothing on Windows, which has no signals.
 */
export function terminateOnSignal(platform: Platform, processId: number): () => void {
  if (running.size === 0) for (const signal of heard(platform)) getBuiltinModule('node:process').on(signal, passOn);
  running.set(processId, platform);
  return () => {
    if (running.delete(processId) && running.size === 0) stopListening();
  };
}

/** Ends those programs now, because this process no longer needs their output. */
export function terminateRunning(): void {
  for (const [id, platform] of running) {
    if (platform === 'win32') killTree(platform, id);
    else signalTree(platform, id, 'SIGTERM');
  }
  running.clear();
  stopListening();
}

const running = new Map<number, Platform>();

function heard(platform: Platform): readonly NodeJS.Signals[] {
  return platform === 'win32' ? [] : endSignals;
}

function passOn(signal: NodeJS.Signals): void {
  terminateRunning();
  const own = getBuiltinModule('node:process');
  // If nothing else listens for the signal, it ends this process as it would have by default.
  if (own.listenerCount(signal) === 0) kill(own.pid, signal);
}

function stopListening(): void {
  for (const signal of endSignals) getBuiltinModule('node:process').off(signal, passOn);
}

function signalTree(platform: 'darwin' | 'linux', processId: number, signal: NodeJS.Signals): void {
  for (const id of [...listDescendants(platform, processId), processId]) send(id, signal);
}

/** The descendants of a process, each before its parent, so that none is left that could start another. */
function listDescendants(platform: 'darwin' | 'linux', processId: number): readonly number[] {
  const children = platform === 'linux' ? readChildren(processId) : askForChildren(processId);
  return children.flatMap((child) => [...listDescendants(platform, child), child]);
}

/** Reads the children of each thread, since a Go program can start processes from any of its threads. */
function readChildren(processId: number): readonly number[] {
  const tasks = `/proc/${processId}/task`;
  try {
    return readdirSync(tasks).flatMap((thread) => toIds(readFileSync(`${tasks}/${thread}/children`, 'latin1')));
  } catch {
    // The process ended in the meantime, or the kernel does not list children.
    return [];
  }
}

function askForChildren(processId: number): readonly number[] {
  return toIds(
    loadChildProcess().spawnSync('/usr/bin/pgrep', ['-P', String(processId)], { encoding: 'latin1' }).stdout ?? '',
  );
}

function toIds(text: string): readonly number[] {
  return text
    .split(/\s+/)
    .filter((word) => /^\d+$/.test(word))
    .map(Number);
}

function send(processId: number, signal: NodeJS.Signals): void {
  try {
    kill(processId, signal);
  } catch {
    // The process has already ended.
  }
}
