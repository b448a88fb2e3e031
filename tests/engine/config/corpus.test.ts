import { expect, test } from 'vitest';
import { parse } from '../../../src/config/parse.ts';
import { readCli } from '../../../src/config/readCli.ts';
import { readSdk } from '../../../src/config/readSdk.ts';
import corpus from './corpus.json' with { type: 'json' };

/** Texts that a fuzzer or the comparison with botocore once found the readings wrong at. */
const cases: readonly {
  readonly sentence: string;
  readonly config: string;
  /** The first lines that each reading refuses; empty when it accepts the file. */
  readonly cli: readonly number[];
  readonly sdk: readonly number[];
}[] = corpus;

test.each(cases)('$sentence', ({ config, cli, sdk }) => {
  const document = parse(config);
  const refused = [readCli, readSdk].map((read) => read(document, 'F', 'config').problems.map(({ line }) => line));
  expect(refused.map((lines, at) => lines.slice(0, [cli, sdk][at]?.length || 1))).toEqual([cli, sdk]);
});
