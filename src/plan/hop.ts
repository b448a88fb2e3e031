import type { Configuration, Section } from '../config/profile.ts';
import type { AnswerObject } from '../core/answer.ts';
import type { Environment } from '../core/environment.ts';
import type { Result } from '../core/error.ts';
import type { Provenance } from './resolvedValue.ts';

/** Properties that every hop has. */
export interface HopBase {
  readonly kind: string;
  /** The profile that this hop's settings come from; null for environment and parameters. */
  readonly profile: string | null;
  /** What decided each value of this hop, by the name of the property. */
  readonly provenance: Readonly<Record<string, Provenance>>;
}

/** Describes a kind of hop. */
export interface HopKind<H extends HopBase> {
  /**
   * Whether each property affects the credentials and is therefore part of the session key. A hop with a property that is
   * missing here does not compile.
   */
  readonly shapes: { readonly [Name in Exclude<keyof H, keyof HopBase>]-?: boolean };
  /** Variables that redirect its calls and are also part of the session key. */
  readonly addresses?: readonly string[];
  /** Whether its credentials belong to this machine. */
  readonly isOfMachine?: boolean;
  /** What `resolve` returns for it in addition to kind and profile; without secrets. */
  readonly answer?: (hop: H) => AnswerObject;
  /** What an explanation shows in addition. */
  readonly explain?: (hop: H) => AnswerObject;
  /** The line of the hop in the tree of a plan. */
  readonly title: (hop: H) => PlanLine;
  /** A shorter text for narrow places; by default the title. */
  readonly brief?: (hop: H) => string;
}

/** A kind of hop that a chain can begin with. */
export interface SourceKind<H extends HopBase> extends HopKind<H> {
  /** The name of the source in messages: `the credential_process`. */
  readonly giver: string;
}

/** A source that only a profile can specify. */
export interface ProfileSource<H extends HopBase> extends SourceKind<H> {
  /** Undefined if the profile has no such source; a failure if its settings are invalid. */
  readonly read: (subject: Subject) => Result<H> | undefined;
}

/** A line in the tree of a plan, and what decided it; without secrets. */
export interface PlanLine {
  readonly text: string;
  readonly by?: Provenance | undefined;
}

/** The profile whose source of credentials is read, and where to look for it. */
export interface Subject {
  /** The name of the profile; `section` has its settings, merged from both files, if it exists. */
  readonly name: string;
  readonly section: Section | undefined;
  readonly configuration: Configuration;
  readonly environment: Environment;
  /** The session's profile, whose settings decide where calls go, even for a source profile. */
  readonly settings: Section | undefined;
  /** Whether AWS_ROLE_ARN and similar variables override the profile: only if it is not specified explicitly. */
  readonly variablesCount: boolean;
}
