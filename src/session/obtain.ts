import type { SessionEdges } from '../edges/machine.ts';
import type { Hop } from '../plan/plan.ts';
import { type Result, succeed } from '../protocol/error.ts';
import type { Credentials } from '../sources/credentials.ts';
import type { SessionStore } from '../sources/runPlan.ts';
import type { AwsCliSessions } from './awsCliSessions.ts';
import { measureBirth } from './birth.ts';
import { type Cache, readClock, type Slot } from './cache.ts';
import { makeSession } from './makeSession.ts';
import { makeOnce, sweepHolders } from './once.ts';
import type { Birth, Session } from './session.ts';

export interface ObtainTools {
  readonly cache: Cache;
  readonly edges: SessionEdges;
  /** undefined: nothing is shared with aws-cli. */
  readonly shared: AwsCliSessions | undefined;
  /** The hop whose session must be younger than this run; undefined when any fresh one will do. */
  readonly renewed: number | undefined;
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
  const { cache, edges, shared } = tools;
  const sharedFile = shared?.fileOf(slot);
  const found = find(slot, tools) ?? adopt(slot, sharedFile, tools);
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
        if (made.ok) keepMade(slot, made.value, sharedFile, tools);
        return made;
      },
    },
    { folder: cache.folder, machine: edges.machine, tell: edges.tell },
  );
}

function find(slot: Slot, { cache, renewed }: ObtainTools): Session | undefined {
  const session = cache.find(slot);
  const isOld = slot.index === renewed && session !== undefined && session.birth.issued < cache.clock.now;
  return isOld ? undefined : session;
}

/** Takes over what aws-cli has, so that the next run finds it without asking there. */
function adopt(slot: Slot, file: string | undefined, tools: ObtainTools): Session | undefined {
  if (file === undefined || slot.index === tools.renewed) return undefined;
  const theirs = tools.shared?.find(file, slot);
  if (theirs === undefined) return undefined;
  tools.edges.tell({ kind: 'verbose', message: 'The session was kept by aws-cli.' });
  return keep(slot, theirs.credentials, theirs.birth, file, tools);
}

function keepMade(slot: Slot, credentials: Credentials, file: string | undefined, tools: ObtainTools): void {
  if (credentials.expiration === undefined) return;
  const birth = measureBirth(slot.hop, credentials.expiration, readClock(tools.edges), tools.skewSeconds());
  const session = keep(slot, credentials, birth, file, tools);
  if (session !== undefined && file !== undefined) tools.shared?.write(file, credentials);
}

/** Keeps a session, and uses the moment to remove what is over. */
function keep(
  slot: Slot,
  credentials: Credentials,
  birth: Birth,
  file: string | undefined,
  { cache, edges }: ObtainTools,
): Session | undefined {
  const session = makeSession(slot, credentials, birth, file === undefined ? {} : { sharedFile: file });
  if (session === undefined) return undefined;
  cache.store.sweep(readClock(edges));
  sweepHolders({ folder: cache.folder, machine: edges.machine });
  cache.store.write(slot.key, session);
  return session;
}

function renderWaiting(hop: Hop): string {
  const serialNumber = hop.kind === 'assume-role' ? hop.serialNumber : undefined;
  if (serialNumber === undefined) return 'Another window is getting the same session; waiting for it.';
  return `Another window is asking for the code of ${serialNumber}; waiting for it.`;
}
