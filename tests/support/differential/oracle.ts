import { askBotocore } from '../askBotocore.ts';
import type { Pair } from './generator.ts';

/** What botocore says of pairs: one answer a pair, in order; its form is that of `oracle_<topic>.py`. */
export function askOracle<Answer>(topic: string, pairs: readonly Pair[]): Promise<Answer[]> {
  return askBotocore(new URL(`oracle_${topic}.py`, import.meta.url), pairs);
}
