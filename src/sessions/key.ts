import { digestText } from '../core/digest.ts';
import type { Environment } from '../core/environment.ts';
import type { MfaSessionHop } from '../plan/mfaHop.ts';
import { type Hop, kindOf, type Plan } from '../plan/plan.ts';
import type { AssumeRoleHop } from '../plan/roleHop.ts';
import type { SsoHop } from '../plan/sources/sso.ts';
import type { WebIdentityHop } from '../plan/sources/webIdentity.ts';

/** Identifies a session: two sessions share a key only if everything that affects their credentials is the same. */
export interface SessionKey {
  /** The canonical text, stored with the session and compared on every hit, so that equal names do no harm. Contains no secret. */
  readonly text: string;
  /** Short and safe as a file name. */
  readonly name: string;
}

/** Hops whose credentials are cached: they come from a call and expire. */
export type CacheableHop = AssumeRoleHop | MfaSessionHop | WebIdentityHop | SsoHop;

/** A hop with the key of its session. */
export interface Slot {
  readonly index: number;
  readonly hop: CacheableHop;
  readonly key: SessionKey;
}

/** What distinguishes machine-bound sources and is not part of the plan. */
export interface MachineFacts {
  readonly hostName: string;
  readonly environment: Environment;
}

export function isCacheable(hop: Hop | undefined): hop is CacheableHop {
  return (
    hop?.kind === 'assume-role' || hop?.kind === 'mfa-session' || hop?.kind === 'web-identity' || hop?.kind === 'sso'
  );
}

/** Renders the session key of the hop at an index from the hop, all hops before it, and the endpoint. */
export function openSessionKeys(plan: Plan, machine: MachineFacts): (index: number) => SessionKey {
  const chain = renderChain(plan.hops, machine);
  return (index) => {
    const endpoint = renderEndpoint(plan, plan.hops.slice(0, index + 1));
    const text = JSON.stringify(['awsrole 1', endpoint, chain.slice(0, index + 1)]);
    return { text, name: digestText(text) };
  };
}

/** Everything that affects the credentials of a chain, except the STS endpoint, as data for JSON. */
export function renderChain(hops: readonly Hop[], machine: MachineFacts): readonly unknown[] {
  return hops.map((hop) => [...renderHop(hop), ...renderMachine(hop, machine)]);
}

/** The STS endpoint, if any hop calls it. It implies the partition; the region of SSO is part of its hop. */
function renderEndpoint(plan: Plan, hops: readonly Hop[]): readonly string[] | null {
  const callsSts = hops.some(({ kind }) => kind === 'assume-role' || kind === 'mfa-session' || kind === 'web-identity');
  return callsSts ? [plan.sts.url, plan.sts.signingRegion] : null;
}

function renderHop(hop: Hop): readonly unknown[] {
  const shaping = Object.entries(kindOf(hop).shapes).filter(([, isShaping]) => isShaping);
  const values = hop as unknown as Readonly<Record<string, unknown>>;
  return [hop.kind, ...shaping.map(([name]) => [name, values[name] ?? null])];
}

function renderMachine(hop: Hop, { hostName, environment }: MachineFacts): readonly unknown[] {
  const { addresses = [], isOfMachine = false } = kindOf(hop);
  const variables = addresses.map((name) => environment[name] ?? null);
  return isOfMachine ? [hostName, ...variables] : variables;
}
