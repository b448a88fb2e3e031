import type { Configuration } from '../config/profile.ts';
import type { Credentials } from '../core/credentials.ts';
import { type Result, succeed } from '../core/error.ts';
import type { SessionEdges } from '../edges/machine.ts';
import { locateSsoToken } from '../edges/places.ts';
import type { Hop, Plan } from '../plan/plan.ts';
import { findSharedFile } from '../sessions/awsCli/sharing.ts';
import { openAwsCliStore } from '../sessions/awsCli/store.ts';
import { measureBirth } from '../sessions/birth.ts';
import { type Cache, readClock, type Slot } from '../sessions/cache.ts';
import type { Birth, Session } from '../sessions/session.ts';
import { makeSession } from './makeSession.ts';
import { makeOnce, sweepHolders } from './once.ts';
import type { SessionStore } from './runPlan.ts';

export interface ObtainTools {
  readonly plan: Plan;
  readonly configuration: Configuration;
  readonly cache: Cache;
  readonly edges: SessionEdges;
  /** Whether the last hop's session must be younger than this run. */
  readonly refresh: boolean;
  /** Whether sessions may lie in aws-cli's cache as well. */
  readonly share: boolean;
  /** AWS's clock minus the machine's, as far as answers told it. */
  readonly skewSeconds: () => number;
}

/** Sessions as `runPlan` asks for them: found, or made once among all processes and kept before it is answered. */
export function openSessions(tools: ObtainTools): SessionStore {
  return {
    obtain: async (chain, make) => {
      const slot = tools.cache.slotOf(chain.length - 1);
      return slot === undefined ? make() : obtain(slot, make, tools);
    },
  };
}

type Make = () => Promise<Result<Credentials>>;

async function obtain(slot: Slot, make: Make, tools: ObtainTools): Promise<Result<Credentials>> {
  const { plan, configuration, cache, edges, share } = tools;
  const file = share ? findSharedFile(slot.index, plan, configuration, edges) : undefined;
  const found = find(slot, tools) ?? adopt(slot, file, tools);
  if (found !== undefined) return succeed(found.credentials);
  return makeOnce<Result<Credentials>>(
    {
      name: slot.key.name,
      waiting: renderWaiting(slot.hop),
      find: () => {
        const session = find(slot, tools);
        return session === undefined ? undefined : succeed(session.credentials);
      },
      make: async () => {
        const made = await make();
        if (made.ok) keepMade(slot, made.value, file, tools);
        return made;
      },
    },
    { folder: cache.folder, machine: edges.machine, tell: edges.tell },
  );
}

function find(slot: Slot, tools: ObtainTools): Session | undefined {
  const session = tools.cache.find(slot);
  return session !== undefined && isRenewed(slot, tools) && session.birth.issued < tools.cache.clock.now
    ? undefined
    : session;
}

function isRenewed(slot: Slot, { refresh, plan }: ObtainTools): boolean {
  return refresh && slot.index === plan.hops.length - 1;
}

/** Takes over what aws-cli has, so that the next run finds it without asking there. */
function adopt(slot: Slot, file: string | undefined, tools: ObtainTools): Session | undefined {
  if (file === undefined || isRenewed(slot, tools)) return undefined;
  const theirs = openAwsCliStore(tools.edges).find(file, slot.hop, { known: tools.cache.store.read(slot.key) });
  if (theirs === undefined) return undefined;
  tools.edges.tell({ kind: 'verbose', message: 'aws-cli had kept the session.' });
  return keep(slot, theirs.credentials, theirs.birth, file, tools);
}

function keepMade(slot: Slot, credentials: Credentials, file: string | undefined, tools: ObtainTools): void {
  if (credentials.expiration === undefined) return;
  const birth = measureBirth(slot.hop, credentials.expiration, readClock(tools.edges), tools.skewSeconds());
  const session = keep(slot, credentials, birth, file, tools);
  if (session === undefined || file === undefined) return;
  const problem = openAwsCliStore(tools.edges).write(file, session.credentials);
  if (problem !== undefined)
    tools.edges.tell({ kind: 'verbose', message: `The session is not shared with aws-cli. ${problem}` });
}

/** Keeps a session, and uses the moment to remove what is over. */
function keep(
  slot: Slot,
  credentials: Credentials,
  birth: Birth,
  file: string | undefined,
  { cache, edges }: ObtainTools,
): Session | undefined {
  const session = makeSession(slot, credentials, birth, {
    ...(file === undefined ? {} : { sharedFile: file }),
    ...(slot.hop.kind === 'sso' ? { whileFile: locateSsoToken(slot.hop.session ?? slot.hop.startUrl, edges) } : {}),
  });
  if (session === undefined) return undefined;
  sweep(cache, edges);
  cache.store.write(slot.key, session);
  return session;
}

function sweep(cache: Cache, edges: SessionEdges): void {
  sweepHolders({ folder: cache.folder, machine: edges.machine });
  for (const { sharedFile, credentials } of cache.store.sweep(readClock(edges))) {
    if (sharedFile !== undefined) openAwsCliStore(edges).remove(sharedFile, credentials.accessKeyId);
  }
}

function renderWaiting(hop: Hop): string {
  const serialNumber = hop.kind === 'assume-role' ? hop.serialNumber : undefined;
  if (serialNumber === undefined) return 'Another window is getting the same session; waiting for it.';
  return `Another window is asking for the code of ${serialNumber}; waiting for it.`;
}
