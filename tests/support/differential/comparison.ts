import type { Pair } from './generator.ts';

/** A topic on which this project and botocore are compared. */
export interface Comparison<Answer> {
  /** The name of the topic; `oracle_<topic>.py` has botocore's answers. */
  readonly topic: string;
  /** One sentence per disagreement; empty if both agree. */
  readonly compare: (pair: Pair, answer: Answer) => readonly string[];
}
