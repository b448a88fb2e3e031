import { describe, expect, it } from 'vitest';
import { parse } from '../../src/config/parse.ts';
import type { Setting } from '../../src/config/profile.ts';
import { readCli } from '../../src/config/readCli.ts';
import { readSdk } from '../../src/config/readSdk.ts';
import { MergedSettings, withDefaults } from '../../src/config/sections.ts';
import { nearestNames } from '../../src/config/suggest.ts';
import { size } from './size.ts';

/** What a large file, or a text that was made to slow this down, is read in a time that grows with its length alone. */

const times = size(20_000, 100_000);
const longestSeconds = Math.max(10, times / 10_000);

/** What it answers, unless it takes too much of the processor's time: other work on the machine does not count. */
function soon<T>(call: () => T): T {
  const started = process.cpuUsage();
  const answer = call();
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1e6).toBeLessThan(longestSeconds);
  return answer;
}

describe(`Of ${times} repetitions`, () => {
  it.each<[what: string, begin: string, repeated: string, cli: number | undefined, sdk: number | undefined]>([
    ['lone carriage returns end lines, at no more cost than line feeds', '[profile a]\r', 'k\r', 2, 2],
    [
      'a value continued, with blank lines in between, is joined in one pass',
      '[profile a]\nk =\n',
      '\n  a = b\n',
      undefined,
      undefined,
    ],
    ['open brackets are one line that is not closed, found without going back', '', '[', 1, 1],
    ['open quotes in a header are split once', '[profile ', '"a\' ', 1, 1],
    ['spaces before a comment are passed once', '[profile a]\nregion = x', ' ', undefined, undefined],
  ])('%s', (_what, begin, repeated, cli, sdk) => {
    const text = begin + repeated.repeat(times);
    const refused = soon(() => [readCli, readSdk].map((read) => read(parse(text), 'F', 'config').problems[0]?.line));
    expect(refused).toEqual([cli, sdk]);
  });

  it('keys under as many defaults do not hang', () => {
    const setting: Setting = { value: '', origin: { file: 'F', line: 1 } };
    const many = (prefix: string) =>
      new MergedSettings(Array.from({ length: times }, (_, at): [string, Setting] => [`${prefix}${at}`, setting]));
    expect(soon(() => withDefaults(many('a'), many('b'))).size).toBe(2 * times);
  });

  it('letters of a name are compared with long names at once', () => {
    const names = Array.from({ length: 1000 }, (_, at) => `${at}`.repeat(1000));
    expect(soon(() => nearestNames('x'.repeat(10 * times), names))).toHaveLength(3);
  });
});
