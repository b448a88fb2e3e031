import { afterEach, expect, it } from 'vitest';
import { setLanguage, translate } from '../../../src/core/say.ts';
import { chooseLanguage } from '../../../src/words/chooseLanguage.ts';

afterEach(() => setLanguage(undefined));

it.each([
  ['ja-JP', { LANG: 'en_US.UTF-8' }, true],
  ['en-US', { LANG: 'ja_JP.UTF-8' }, false],
  [undefined, { LANG: 'ja_JP.UTF-8' }, true],
  [undefined, { LC_ALL: 'C', LANG: 'ja_JP.UTF-8' }, false],
  [undefined, {}, false],
])('The language %s in the locale %j is Japanese: %s', async (language, environment, isJapanese) => {
  await chooseLanguage(language, environment);
  expect(translate('There is nothing to change.') === '変更する設定がありません。').toBe(isJapanese);
});
