import type { Comparison } from './comparison.ts';
import { generatePair, type Pair } from './generator.ts';
import { askOracle } from './oracle.ts';

export interface Disagreement {
  readonly pair: Pair;
  readonly differences: readonly string[];
}

/** Small enough for an answer on one line, large enough to make the cost of the pipe negligible. */
const batchSize = 200;

/** Compares `count` pairs with consecutive seeds from `seed` on. Returns the disagreements, at most `limit`. */
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

/** Renders a disagreement; it starts with the seed, which reproduces the pair. */
export function renderDisagreement({ pair, differences }: Disagreement): string {
  const show = (title: string, text: string) => `--- ${title}\n${JSON.stringify(text)}\n${text}`;
  return [
    `seed ${pair.seed}, profile ${JSON.stringify(pair.profile)}, environment ${JSON.stringify(pair.environment)}`,
    ...differences,
    show('config', pair.config),
    show('credentials', pair.credentials),
  ].join('\n');
}
