import type { Situation } from '../situation.ts';

/** One rule's examples: what it finds (all that is found, in short), and the nearest that nothing is wrong with. */
export interface Example {
  readonly bad: Situation;
  readonly found: readonly string[];
  readonly good: Situation;
}

/** By rule id. */
export type Examples = Readonly<Record<string, Example>>;

export const keys = ['aws_access_key_id = AKIAIOSFODNN7EXAMPLE', 'aws_secret_access_key = wJalrXUtnFEMI'] as const;

/** A credentials file with the keys that other profiles start from. */
export const base = ['[base]', ...keys] as const;
