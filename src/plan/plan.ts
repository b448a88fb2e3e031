import type { Origin } from '../config/profile.ts';
import type { Warning } from '../core/warning.ts';

/**
 * A plan is data: the hops that lead to credentials, in the order in which they run. It survives JSON, names no
 * secret, and needs no file, network or clock to be made.
 */
export interface Plan {
  /** The profile asked for; null when the environment's keys or an ARN alone decide. */
  readonly profile: string | null;
  readonly region: Decided<string> | null;
  readonly sts: StsEndpoint;
  readonly hops: readonly Hop[];
  readonly network: NetworkSettings;
  /** Why it came out so, in sentences, for -Verbose. */
  readonly reasons: readonly string[];
  readonly warnings: readonly Warning[];
}

/** A value with what decided it: a place in a file, a variable, a parameter or a default. */
export interface Decided<T> {
  readonly value: T;
  readonly by: Decider;
}

export type Decider =
  | { readonly kind: 'file'; readonly origin: Origin; readonly key: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'default' };

export interface StsEndpoint {
  readonly url: string;
  readonly signingRegion: string;
  readonly by: Decider;
}

export interface NetworkSettings {
  /** Path of a PEM file that replaces the roots. */
  readonly caBundle: string | null;
  readonly retryMode: 'legacy' | 'standard' | 'adaptive';
  /** Total attempts. */
  readonly maxAttempts: number;
}

export type Hop =
  | StaticHop
  | EnvironmentHop
  | ProcessHop
  | SsoHop
  | WebIdentityHop
  | ContainerHop
  | InstanceHop
  | LoginHop
  | AssumeRoleHop;

interface HopBase {
  /** The profile that this hop's settings come from; null for environment and parameters. */
  readonly profile: string | null;
  /** What decided each value of this hop, by the hop's own property name. */
  readonly decided: Readonly<Record<string, Decider>>;
}

export interface StaticHop extends HopBase {
  readonly kind: 'static';
  readonly profile: string;
  readonly accessKeyId: string;
  /** The one file the pair is read from. */
  readonly file: 'config' | 'credentials';
}

export interface EnvironmentHop extends HopBase {
  readonly kind: 'environment';
  readonly accessKeyId: string;
}

export interface ProcessHop extends HopBase {
  readonly kind: 'process';
  readonly command: string;
}

export interface SsoHop extends HopBase {
  readonly kind: 'sso';
  readonly session: string | null;
  readonly startUrl: string;
  readonly ssoRegion: string;
  readonly accountId: string;
  readonly roleName: string;
}

export interface WebIdentityHop extends HopBase {
  readonly kind: 'web-identity';
  readonly roleArn: string;
  readonly tokenFile: string;
  /** null: generated when the call is made. */
  readonly sessionName: string | null;
}

export interface ContainerHop extends HopBase {
  readonly kind: 'container';
}

export interface InstanceHop extends HopBase {
  readonly kind: 'instance';
}

export interface LoginHop extends HopBase {
  readonly kind: 'login';
  readonly loginSession: string;
}

export interface AssumeRoleHop extends HopBase {
  readonly kind: 'assume-role';
  readonly roleArn: string;
  /** null: generated when the call is made. */
  readonly sessionName: string | null;
  readonly externalId?: string;
  readonly serialNumber?: string;
  /** Seconds. */
  readonly durationSeconds?: number;
  /** Command that prints the token code (`mfa_process`). */
  readonly mfaProcess?: string;
}

/** What is asked for: a profile by name, or a role by ARN; what is left out comes from files and variables. */
export interface PlanRequest {
  readonly profile?: string;
  /** A role named by parameters; its source is `sourceProfile`, or what the shell holds. */
  readonly role?: { readonly roleArn: string; readonly sourceProfile?: string };
  readonly region?: string;
  /** Overrides for the last AssumeRole hop. */
  readonly roleSessionName?: string;
  readonly externalId?: string;
  readonly serialNumber?: string;
  /** Seconds. */
  readonly durationSeconds?: number;
}
