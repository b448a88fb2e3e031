import { expect, test } from 'vitest';
import { parse } from '../../../src/config/parse.ts';
import { readCli } from '../../../src/config/readCli.ts';
import { readSdk } from '../../../src/config/readSdk.ts';
import corpus from './corpus.json' with { type: 'json' };

/**
 * Texts that a fuzzer, the comparison with botocore or a large file once found the readings wrong or slow at: slow ones
 * meet the limit of a test.
 */
const cases: readonly {
  readonly sentence: string;
  readonly config: string;
  /** Follows `config` 100,000 times. */
  readonly repeat?: string;
  /** The first lines that each reading refuses; empty when it accepts the file. */
  readonly cli: readonly number[];
  readonly sdk: readonly number[];
}[] = corpus;

test.each(cases)('$sentence', { timeout: 20_000 }, ({ config, repeat = '', cli, sdk }) => {
  const document = parse(config + repeat.repeat(100_000));
  const refused = [readCli, readSdk].map((read) => read(document, 'F', 'config').problems.map(({ line }) => line));
  expect(refused.map((lines, at) => lines.slice(0, [cli, sdk][at]?.length || 1))).toEqual([cli, sdk]);
});
