import { afterEach, describe, expect, test } from 'vitest';
import { setLanguage, translate } from '../../../src/core/say.ts';
import { startWithProvenance } from '../../../src/plan/problem.ts';
import type { Provenance } from '../../../src/plan/resolvedValue.ts';
import { japanese } from '../../../src/words/japanese.ts';

afterEach(() => setLanguage(undefined));

describe('What decided a value begins a sentence', () => {
  const cases: readonly [by: Provenance, english: string, inJapanese: string][] = [
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
    const text = startWithProvenance(by);
    expect(text).toBe(english);
    setLanguage(japanese);
    expect(translate(text)).toBe(inJapanese);
  });
});
