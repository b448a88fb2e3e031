import type { Warning } from '../core/warning.ts';
import type { ServiceEndpoint } from './endpoints/configured.ts';
import type { HopKind } from './hop.ts';
import { type MfaSessionHop, mfaSessionKind } from './mfaHop.ts';
import type { Resolved } from './resolvedValue.ts';
import { type AssumeRoleHop, roleKind } from './roleHop.ts';
import { type SourceHop, sourceKinds } from './sources/sources.ts';
import type { SsoRequest } from './sources/sso.ts';

/**
 * A plan is data: the hops that lead to credentials, in the order in which they run. It survives JSON, contains no secret,
 * and is made without files, network, or clock.
 */
export interface Plan {
  /** The requested profile; null if only keys in the environment or a role ARN decide. */
  readonly profile: string | null;
  readonly region: Resolved<string> | null;
  readonly sts: ServiceEndpoint;
  readonly hops: readonly Hop[];
  readonly network: NetworkSettings;
  /** Why the plan is as it is, in sentences for -Verbose. */
  readonly reasons: readonly string[];
  readonly warnings: readonly Warning[];
}

export interface NetworkSettings {
  /** The path of a PEM file that replaces the root certificates. */
  readonly caBundle: string | null;
  readonly retryMode: 'legacy' | 'standard' | 'adaptive';
  /** The total number of attempts. */
  readonly maxAttempts: number;
}

/** A step of a plan: the source of the first credentials, or a session or role obtained with the previous ones. */
export type Hop = SourceHop | MfaSessionHop | AssumeRoleHop;

/** The request: a profile by name, or a role by ARN; anything omitted comes from files and variables. */
export interface PlanRequest {
  readonly profile?: string;
  /** A role from parameters; its source is `sourceProfile`, by default the credentials in the shell. */
  readonly role?: { readonly roleArn: string; readonly sourceProfile?: string };
  /** A role of IAM Identity Center from parameters. */
  readonly sso?: SsoRequest;
  readonly region?: string;
  /** Whether the user settings ask for one MFA session for all roles of a source; `mfa_session` of a profile overrides it. */
  readonly mfaSession?: boolean;
  /** Uses the long-term keys themselves, even if their profile has an MFA device. */
  readonly longTerm?: boolean;
  /** Overrides for the last AssumeRole hop. */
  readonly roleSessionName?: string;
  readonly externalId?: string;
  readonly serialNumber?: string;
  /** Seconds. */
  readonly durationSeconds?: number;
  /** Each is `key=value`. */
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

/** The description of the kind of a hop. */
export function kindOf<H extends Hop>(hop: H): HopKind<H> {
  return kinds[hop.kind] as unknown as HopKind<H>;
}
