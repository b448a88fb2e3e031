import { digestText } from '../core/digest.ts';
import { say } from '../core/say.ts';
import type { Edges, LockAttempt, Machine } from './edges.ts';
import type { PrivateFolder } from './privateFolder.ts';

/** What `runSingleFlight` works with. */
export interface SingleFlightTools {
  readonly folder: PrivateFolder;
  readonly machine: Pick<Machine, 'openLocks' | 'processId' | 'userId' | 'isAlive' | 'timer'>;
  readonly tell: Edges['tell'];
}

/** Something that several processes may want to make at the same time. */
export interface SharedWork<T> {
  readonly name: string;
  /** The message to the user while another process is making it. */
  readonly waiting: string;
  /** Returns what another process has made in the meantime. */
  readonly find: () => T | undefined;
  readonly make: () => Promise<T>;
}

/** A wait this short is not reported to the user. */
const silentMilliseconds = 300;
/** Even on an overloaded machine, a holder of ours has recorded itself in our folder within this time. */
const graceMilliseconds = 5000;
/** A user who has not entered a code by then is away; the other processes prompt for it themselves. */
const maxWaitMilliseconds = 120_000;

const holderEnding = '.holder';

/**
 * Of all processes that want the same thing at the same time, one makes it and the others find what it made. If that
 * process fails or is killed, the next one tries. The wait is limited: after that, and if the system has no locks, this
 * process makes it without a lock.
 */
export async function runSingleFlight<T>(wanted: SharedWork<T>, tools: SingleFlightTools): Promise<T> {
  const { timer } = tools.machine;
  const tryLock = tools.machine.openLocks(tools.folder.path);
  const start = timer();
  // When an AwsRole process was last seen holding the lock.
  let lastSeen = start;
  for (let isReported = false; ; ) {
    const attempt = await tryLock(renderLockName(wanted.name, tools));
    if (attempt.kind === 'held') return makeHeld(wanted, attempt, tools);
    if (attempt.kind === 'impossible')
      return makeUnlocked(wanted, tools, say`the lock could not be created (${attempt.code})`);
    const waited = timer() - start;
    if (!isReported && waited >= silentMilliseconds) {
      tools.tell({ kind: 'progress', message: wanted.waiting });
      isReported = true;
    }
    // Checked before and after the wait, since a holder removes its record when it finishes.
    if (isHeldByUs(wanted.name, tools)) lastSeen = timer();
    await attempt.wait(remainingWait(waited));
    const made = wanted.find();
    if (made !== undefined) return made;
    if (isHeldByUs(wanted.name, tools)) lastSeen = timer();
    const reason = findReasonToGoOn(timer() - start, timer() - lastSeen);
    if (reason !== undefined) return makeUnlocked(wanted, tools, reason);
  }
}

/** Why not to wait for the lock any longer. Only time counts: a program of another user could hold the lock forever. */
function findReasonToGoOn(waited: number, sinceSeen: number): string | undefined {
  if (waited >= maxWaitMilliseconds)
    return say`other processes have been running for ${maxWaitMilliseconds / 1000} seconds`;
  return sinceSeen >= graceMilliseconds ? say`the lock belongs to a process that is not AwsRole` : undefined;
}

async function makeHeld<T>(
  wanted: SharedWork<T>,
  lock: LockAttempt & { kind: 'held' },
  tools: SingleFlightTools,
): Promise<T> {
  const holder = wanted.name + holderEnding;
  const found = wanted.find();
  // If the folder is not writable, the result cannot be cached there either, so other processes must not wait for it.
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

function makeUnlocked<T>(wanted: SharedWork<T>, { tell }: SingleFlightTools, reason: string): Promise<T> {
  tell({ kind: 'verbose', message: say`AwsRole does not wait for other processes: ${reason}.` });
  return wanted.make();
}

function remainingWait(waited: number): number {
  const end = waited < silentMilliseconds ? silentMilliseconds : maxWaitMilliseconds;
  return Math.min(end - waited, graceMilliseconds);
}

/** Other users of the machine can see and take the names of locks, but they cannot write to our folder. */
function isHeldByUs(name: string, { folder, machine }: SingleFlightTools): boolean {
  const holder = folder.read(name + holderEnding);
  return holder.kind === 'done' && machine.isAlive(Number(holder.value ?? Number.NaN));
}

function renderLockName(name: string, { folder, machine }: SingleFlightTools): string {
  return `${digestText(`${machine.userId} ${folder.path}`)}-${name}`;
}

/** Removes the records of holders that were killed. */
export function sweepHolders({ folder, machine }: Pick<SingleFlightTools, 'folder' | 'machine'>): void {
  const files = folder.list();
  if (files.kind !== 'done') return;
  for (const file of files.value.filter((name) => name.endsWith(holderEnding))) {
    const holder = folder.read(file);
    if (holder.kind === 'done' && !machine.isAlive(Number(holder.value ?? Number.NaN))) folder.remove(file);
  }
}
