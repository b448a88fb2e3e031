import type { Comparison } from './comparison.ts';
import { generatePair, type Pair } from './generator.ts';
import { askOracle } from './oracle.ts';

export interface Disagreement {
  readonly pair: Pair;
  readonly differences: readonly string[];
}

/** Few enough that an answer fits one line, many enough that the pipe does not count. */
const batchSize = 200;

/** Compares `count` pairs, of the seeds from `seed` on. Returns every disagreement, at most `limit`. */
export async function runDifferential<Answer>(
  comparison: Comparison<Answer>,
  { seed, count, limit = 10 }: { readonly seed: number; readonly count: number; readonly limit?: number },
): Promise<Disagreement[]> {
  const disagreements: Disagreement[] = [];
  for (let done = 0; done < count && disagreements.length < limit; done += batchSize) {
    const pairs = Array.from({ length: Math.min(batchSize, count - done) }, (_, at) => generatePair(seed + done + at));
    const answers = await askOracle<Answer>(comparison.topic, pairs);
    pairs.forEach((pair, at) => {
      const differences = comparison.compare(pair, answers[at] as Answer);
      if (differences.length > 0) disagreements.push({ pair, differences });
    });
  }
  return disagreements.slice(0, limit);
}

/** A disagreement as text: its seed first, with which the pair can be made again. */
export function renderDisagreement({ pair, differences }: Disagreement): string {
  const show = (title: string, text: string) => `--- ${title}\n${JSON.stringify(text)}\n${text}`;
  return [
    `seed ${pair.seed}, profile ${JSON.stringify(pair.profile)}, environment ${JSON.stringify(pair.environment)}`,
    ...differences,
    show('config', pair.config),
    show('credentials', pair.credentials),
  ].join('\n');
}
