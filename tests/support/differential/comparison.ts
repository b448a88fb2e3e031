import type { Pair } from './generator.ts';

/** One topic on which this project and botocore are compared. */
export interface Comparison<Answer> {
  /** `oracle_<topic>.py` answers for it. */
  readonly topic: string;
  /** One sentence a disagreement; empty when both agree. */
  readonly compare: (pair: Pair, answer: Answer) => readonly string[];
}
