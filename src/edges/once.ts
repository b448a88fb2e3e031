import { digestText } from '../core/digest.ts';
import { say } from '../core/say.ts';
import type { Edges, LockAttempt, Machine } from './edges.ts';
import type { PrivateFolder } from './privateFolder.ts';

/** What `makeOnce` works with. */
export interface OnceTools {
  readonly folder: PrivateFolder;
  readonly machine: Pick<Machine, 'openLocks' | 'processId' | 'userId' | 'isAlive' | 'timer'>;
  readonly tell: Edges['tell'];
}

/** One thing that several processes may want at the same time. */
export interface Wanted<T> {
  readonly name: string;
  /** What the user is told when another process is at it. */
  readonly waiting: string;
  /** What another process has made in the meantime. */
  readonly find: () => T | undefined;
  readonly make: () => Promise<T>;
}

/** Too short to be worth a word to the user. */
const silentMilliseconds = 300;
/** Within that a true holder has been seen in our folder, also on a machine that has too much to do. */
const graceMilliseconds = 5000;
/** A user who has not typed a code by then is away; the others ask for themselves. */
const longestMilliseconds = 120_000;

const holderEnding = '.holder';

/**
 * Makes it, so that of all processes that want it at the same moment one does and the others find what it made. If
 * that one fails or is killed, the next tries. Waiting is bounded: then, and where the system has no locks, it is
 * made without one.
 */
export async function makeOnce<T>(wanted: Wanted<T>, tools: OnceTools): Promise<T> {
  const { timer } = tools.machine;
  const tryLock = tools.machine.openLocks(tools.folder.path);
  const start = timer();
  // When a process of ours was last seen to hold the lock.
  let seen = start;
  for (let told = false; ; ) {
    const attempt = await tryLock(renderLockName(wanted.name, tools));
    if (attempt.kind === 'held') return makeHeld(wanted, attempt, tools);
    if (attempt.kind === 'impossible')
      return makeUnlocked(wanted, tools, say`the lock could not be created (${attempt.code})`);
    const waited = timer() - start;
    if (!told && waited >= silentMilliseconds) {
      tools.tell({ kind: 'progress', message: wanted.waiting });
      told = true;
    }
    // On both sides of the wait: one of ours that ends just then has taken its word away.
    if (isHeldByUs(wanted.name, tools)) seen = timer();
    await attempt.wait(waitOf(waited));
    const made = wanted.find();
    if (made !== undefined) return made;
    if (isHeldByUs(wanted.name, tools)) seen = timer();
    const reason = findReasonToGoOn(timer() - start, timer() - seen);
    if (reason !== undefined) return makeUnlocked(wanted, tools, reason);
  }
}

/** Why the lock does not count any more, by time alone: whether one holds it all the while is for strangers to feign. */
function findReasonToGoOn(waited: number, unseen: number): string | undefined {
  if (waited >= longestMilliseconds)
    return say`other processes have been running for ${longestMilliseconds / 1000} seconds`;
  return unseen >= graceMilliseconds ? say`the lock belongs to a process that is not AwsRole` : undefined;
}

async function makeHeld<T>(wanted: Wanted<T>, lock: LockAttempt & { kind: 'held' }, tools: OnceTools): Promise<T> {
  const holder = wanted.name + holderEnding;
  const found = wanted.find();
  // What cannot be kept, others will not find: then they must not wait for it.
  if (found !== undefined || tools.folder.write(holder, String(tools.machine.processId)).kind !== 'done') {
    lock.release();
    return found ?? wanted.make();
  }
  try {
    return await wanted.make();
  } finally {
    tools.folder.remove(holder);
    lock.release();
  }
}

function makeUnlocked<T>(wanted: Wanted<T>, { tell }: OnceTools, reason: string): Promise<T> {
  tell({ kind: 'verbose', message: say`AwsRole does not wait for other processes: ${reason}.` });
  return wanted.make();
}

function waitOf(waited: number): number {
  const end = waited < silentMilliseconds ? silentMilliseconds : longestMilliseconds;
  return Math.min(end - waited, graceMilliseconds);
}

/** Lock names can be seen and taken by other users of the machine; our folder cannot. */
function isHeldByUs(name: string, { folder, machine }: OnceTools): boolean {
  const holder = folder.read(name + holderEnding);
  return holder.kind === 'done' && machine.isAlive(Number(holder.value ?? Number.NaN));
}

function renderLockName(name: string, { folder, machine }: OnceTools): string {
  return `${digestText(`${machine.userId} ${folder.path}`)}-${name}`;
}

/** Removes what holders left that were killed. */
export function sweepHolders({ folder, machine }: Pick<OnceTools, 'folder' | 'machine'>): void {
  const files = folder.list();
  if (files.kind !== 'done') return;
  for (const file of files.value.filter((name) => name.endsWith(holderEnding))) {
    const holder = folder.read(file);
    if (holder.kind === 'done' && !machine.isAlive(Number(holder.value ?? Number.NaN))) folder.remove(file);
  }
}
