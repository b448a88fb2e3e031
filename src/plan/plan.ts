import type { Warning } from '../core/warning.ts';
import type { Decided } from './decided.ts';
import type { ServiceEndpoint } from './endpoints/configured.ts';
import type { HopKind } from './hop.ts';
import { type MfaSessionHop, mfaSessionKind } from './mfaHop.ts';
import { type AssumeRoleHop, roleKind } from './roleHop.ts';
import { type SourceHop, sourceKinds } from './sources/sources.ts';
import type { SsoRequest } from './sources/sso.ts';

/**
 * A plan is data: the hops that lead to credentials, in the order in which they run. It survives JSON, names no
 * secret, and needs no file, network or clock to be made.
 */
export interface Plan {
  /** The profile asked for; null when the environment's keys or an ARN alone decide. */
  readonly profile: string | null;
  readonly region: Decided<string> | null;
  readonly sts: ServiceEndpoint;
  readonly hops: readonly Hop[];
  readonly network: NetworkSettings;
  /** Why it came out so, in sentences, for -Verbose. */
  readonly reasons: readonly string[];
  readonly warnings: readonly Warning[];
}

export interface NetworkSettings {
  /** Path of a PEM file that replaces the roots. */
  readonly caBundle: string | null;
  readonly retryMode: 'legacy' | 'standard' | 'adaptive';
  /** Total attempts. */
  readonly maxAttempts: number;
}

/** One step to credentials: what gives the first ones, or a session or role that is made with those before. */
export type Hop = SourceHop | MfaSessionHop | AssumeRoleHop;

/** What is asked for: a profile by name, or a role by ARN; what is left out comes from files and variables. */
export interface PlanRequest {
  readonly profile?: string;
  /** A role named by parameters; its source is `sourceProfile`, or what the shell holds. */
  readonly role?: { readonly roleArn: string; readonly sourceProfile?: string };
  /** A role of IAM Identity Center named by parameters. */
  readonly sso?: SsoRequest;
  readonly region?: string;
  /** Whether the user's settings want one code for all roles of a source; `mfa_session` of a profile outranks it. */
  readonly mfaSession?: boolean;
  /** The keys themselves are meant, also where an MFA device stands next to them. */
  readonly longTerm?: boolean;
  /** Overrides for the last AssumeRole hop. */
  readonly roleSessionName?: string;
  readonly externalId?: string;
  readonly serialNumber?: string;
  /** Seconds. */
  readonly durationSeconds?: number;
  /** Each `key=value`. */
  readonly tag?: readonly string[];
  readonly transitiveTagKey?: readonly string[];
  readonly sourceIdentity?: string;
  readonly policy?: string;
  readonly policyArn?: readonly string[];
}

const kinds: { readonly [K in Hop['kind']]: HopKind<Extract<Hop, { kind: K }>> } = {
  ...sourceKinds,
  'mfa-session': mfaSessionKind,
  'assume-role': roleKind,
};

/** What is known of the kind of a hop. */
export function kindOf<H extends Hop>(hop: H): HopKind<H> {
  return kinds[hop.kind] as unknown as HopKind<H>;
}
