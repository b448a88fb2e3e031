import type { Configuration, Section } from '../config/profile.ts';
import type { AnswerObject } from '../core/answer.ts';
import type { Environment } from '../core/environment.ts';
import type { Decider } from './decided.ts';

/** What every hop has. */
export interface HopBase {
  readonly kind: string;
  /** The profile that this hop's settings come from; null for environment and parameters. */
  readonly profile: string | null;
  /** What decided each value of this hop, by the hop's own property name. */
  readonly decided: Readonly<Record<string, Decider>>;
}

/** What is known of a kind of hop next to the values in one. */
export interface HopKind<H extends HopBase> {
  /** Whether a property shapes the credentials: then it is part of their session's key. One new in the hop does not compile until it stands here. */
  readonly shapes: { readonly [Name in Exclude<keyof H, keyof HopBase>]-?: boolean };
  /** Variables that lead it somewhere else, and are part of that key too. */
  readonly addresses?: readonly string[];
  /** Whether each machine has credentials of its own. */
  readonly isOfMachine?: boolean;
  /** What `resolve` answers of it, next to its kind and profile; no secret. */
  readonly answer?: (hop: H) => AnswerObject;
  /** What an explanation has next to that. */
  readonly explain?: (hop: H) => AnswerObject;
  /** The hop in a plan's tree. */
  readonly title: (hop: H) => PlanLine;
  /** The same where there is little room; by default the title. */
  readonly brief?: (hop: H) => string;
}

/** A sentence of a plan's tree, and what decided it; no secret. */
export interface PlanLine {
  readonly text: string;
  readonly by?: Decider | undefined;
}

/** What a source of credentials is looked for in. */
export interface Subject {
  /** The profile's name; its settings in `section`, merged from both files, if it exists. */
  readonly name: string;
  readonly section: Section | undefined;
  readonly configuration: Configuration;
  readonly environment: Environment;
  /** The session's profile, whose settings decide where calls go, also those of a source profile. */
  readonly settings: Section | undefined;
  /** Whether AWS_ROLE_ARN and its kin outrank the profile: only for a profile that no one named expressly. */
  readonly variablesCount: boolean;
}
