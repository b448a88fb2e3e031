import { askBotocore } from '../askBotocore.ts';
import type { Pair } from './generator.ts';

/** botocore's answers for the pairs, in order, in the form of `oracle_<topic>.py`. */
export function askOracle<Answer>(topic: string, pairs: readonly Pair[]): Promise<Answer[]> {
  return askBotocore(new URL(`oracle_${topic}.py`, import.meta.url), pairs);
}
