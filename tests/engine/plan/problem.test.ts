import { afterEach, describe, expect, test } from 'vitest';
import { speak, word } from '../../../src/core/say.ts';
import type { Decider } from '../../../src/plan/decided.ts';
import { startWithDecider } from '../../../src/plan/problem.ts';
import { japanese } from '../../../src/words/japanese.ts';

afterEach(() => speak(undefined));

describe('What decided a value begins a sentence', () => {
  const cases: readonly [by: Decider, english: string, inJapanese: string][] = [
    [{ kind: 'variable', name: 'AWS_REGION' }, 'The environment variable AWS_REGION', '環境変数 AWS_REGION'],
    [{ kind: 'default' }, 'The default', '既定値'],
    [{ kind: 'parameter', name: 'Region' }, '-Region', '-Region'],
    [
      { kind: 'file', origin: { file: '/a/config', line: 3 }, key: 'region' },
      'region in /a/config line 3',
      'ファイル /a/config の 3 行目の region',
    ],
  ];

  test.each(cases)('in both languages: %j', (by, english, inJapanese) => {
    const text = startWithDecider(by);
    expect(text).toBe(english);
    speak(japanese);
    expect(word(text)).toBe(inJapanese);
  });
});
