import { afterEach, describe, expect, it } from 'vitest';
import { renderSentence } from '../../../src/core/renderSentence.ts';
import { insertBeforePeriod, say, setLanguage, translate } from '../../../src/core/say.ts';

const catalog = {
  'Profile "{0}" {1}.': 'プロファイル "{0}" {1}。',
  'has no {0}': 'に {0} がありません',
  'Add {0} to {1}.': '{1} に {0} を追加してください。',
  'Try again.': '再実行してください。',
};

afterEach(() => setLanguage(undefined));

describe('A sentence', () => {
  it('is English until another language is spoken', () => {
    expect(say`Profile "${'dev'}" ${say`has no ${'region'}`}.`).toBe('Profile "dev" has no region.');
    expect(translate('Profile "dev" has no region.')).toBe('Profile "dev" has no region.');
  });

  it('is worded whole, with its parts, its values where that language has them', () => {
    const sentence = say`Profile "${'dev'}" ${say`has no ${'region'}`}.`;
    const hint = say`Add ${'region'} to ${'dev'}.`;
    setLanguage(catalog);
    expect(renderSentence(sentence)).toBe('プロファイル "dev" に region がありません。');
    expect(renderSentence(hint)).toBe('dev に region を追加してください。');
    expect(renderSentence(say`${sentence} ${say`Try again.`}`)).toBe(
      'プロファイル "dev" に region がありません。 再実行してください。',
    );
  });

  it('is worded before its characters are made harmless and its secrets masked', () => {
    const sentence = say`Profile "${'a\u001b[31m'}" ${`aws_secret_access_key=${'s'.repeat(40)}`}.`;
    setLanguage(catalog);
    expect(renderSentence(sentence)).toBe(String.raw`プロファイル "a\u001b[31m" aws_secret_access_key=[secret]`);
  });

  it('to which nothing was added is worded as it was', () => {
    const hint = say`Add ${'region'} to ${'dev'}.`;
    setLanguage(catalog);
    expect(translate(say`${hint}${''}`)).toBe('dev に region を追加してください。');
    expect(translate(insertBeforePeriod(hint, ''))).toBe('dev に region を追加してください。');
    expect(translate(insertBeforePeriod('', 'x'))).toBe('x');
  });

  it('stays as it is where the language does not have it, its parts worded', () => {
    const sentence = say`New: ${say`Try again.`}`;
    setLanguage(catalog);
    expect(translate(sentence)).toBe('New: 再実行してください。');
    expect(translate('constructor')).toBe('constructor');
  });

  it('takes more before its full stop', () => {
    const sentence = insertBeforePeriod(say`Profile "${'a'}" ${say`has no ${'region'}`}.`, ' (x -> a)');
    expect(sentence).toBe('Profile "a" has no region (x -> a).');
    setLanguage(catalog);
    expect(translate(sentence)).toBe('プロファイル "a" に region がありません (x -> a)。');
  });

  it('takes a value with braces as it is', () => {
    const sentence = say`Add ${'{1}'} to ${'$&'}.`;
    setLanguage(catalog);
    expect(translate(sentence)).toBe('$& に {1} を追加してください。');
  });

  it('is forgotten when two thousand others were made after it, and then stays English', () => {
    const sentence = say`Add ${'first'} to ${'list'}.`;
    for (let count = 0; count < 2000; count += 1) say`Add ${count} to ${'list'}.`;
    setLanguage(catalog);
    expect(translate(sentence)).toBe('Add first to list.');
    expect(translate('Add 1999 to list.')).toBe('list に 1999 を追加してください。');
  });
});
