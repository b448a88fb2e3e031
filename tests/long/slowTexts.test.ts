import { describe, expect, it } from 'vitest';
import { parse } from '../../src/config/parse.ts';
import type { Setting } from '../../src/config/profile.ts';
import { readCli } from '../../src/config/readCli.ts';
import { readSdk } from '../../src/config/readSdk.ts';
import { MergedSettings, withDefaults } from '../../src/config/sections.ts';
import { nearestNames } from '../../src/config/similarNames.ts';
import { size } from './size.ts';

/** Large files, and texts designed to slow the parser down, are read in linear time. */

const times = size(20_000, 100_000);
const longestSeconds = Math.max(10, times / 10_000);

/** The result of a call, unless it takes too much CPU time: other work on the machine does not count. */
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

  it('settings in as many default sections do not hang', () => {
    const setting: Setting = { value: '', origin: { file: 'F', line: 1 } };
    const many = (prefix: string) =>
      new MergedSettings(Array.from({ length: times }, (_, at): [string, Setting] => [`${prefix}${at}`, setting]));
    expect(soon(() => withDefaults(many('a'), many('b'))).size).toBe(2 * times);
  });

  it('a text is matched against long names immediately', () => {
    const names = Array.from({ length: 1000 }, (_, at) => `${at}`.repeat(1000));
    expect(soon(() => nearestNames('x'.repeat(10 * times), names))).toHaveLength(3);
  });
});
