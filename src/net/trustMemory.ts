import { digestText } from '../core/digest.ts';
import type { SessionEdges } from '../edges/machine.ts';
import { locateSessions } from '../edges/places.ts';
import type { TrustMemory } from './trust.ts';

/** A machine that left its company's network must not pay for it for ever. */
const longestMilliseconds = 7 * 24 * 3_600_000;

/**
 * What runs on this machine have learnt about whose certificates are needed: a small file beside the kept sessions, in this
 * user's own folder. It makes nobody trusted who would not be anyway: without it the operating system's store is read
 * all the same, after a handshake that failed. Where it cannot be written, each run learns anew.
 */
export function openTrustMemory({ machine, now, ...home }: SessionEdges): TrustMemory {
  const folder = machine.openFolder(locateSessions(home));
  // A home folder may be on many machines, each with a store of its own.
  const name = `${digestText(machine.hostName())}.trust`;
  return {
    needsSystem: () => {
      const file = folder.read(name);
      return file.kind === 'done' && isRecent(Number(file.value ?? Number.NaN), now().getTime());
    },
    rememberSystem: () => {
      folder.write(name, String(now().getTime()));
    },
  };
}

/** A time to come is that of a clock since put right. */
function isRecent(learnt: number, now: number): boolean {
  return learnt <= now && now - learnt < longestMilliseconds;
}
