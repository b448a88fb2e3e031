import { describe, expect, it } from 'vitest';
import { fold, openFind } from '../../../src/picker/match.ts';

const entries = [
  ['payroll-dev', '111122223333', 'Developer', 'eu-west-1'],
  ['my-prod', '444455556666', 'Admin', 'us-east-1'],
  ['preprod', '444455556666', 'ReadOnly', 'ap-northeast-1'],
  ['prod-eu', '777788889999', 'ReadOnly', 'eu-west-1'],
  ['prod', '777788889999', 'Admin', 'us-east-1'],
  ['two words', '', '', 'eu-central-1'],
  ['x', '', '', ''],
];
const all = ['payroll-dev', 'my-prod', 'preprod', 'prod-eu', 'prod', 'two words', 'x'];

function find(query: string, texts: readonly (readonly string[])[] = entries): readonly string[] {
  const natural = texts.map((_text, at) => at);
  const lines = texts.map((text) => fold(text.join(' ')));
  const nameLengths = texts.map(([name = '']) => fold(name).length);
  return openFind(natural, { lines, nameLengths })(query, natural).map((at) => texts[at]?.[0] ?? '');
}

describe('what the list finds', () => {
  it.each([
    ['', all, 'all, in their order'],
    ['   ', all, 'blanks ask for nothing'],
    ['!', all, 'nor does a ! that no word follows'],
    [
      'prod',
      ['prod', 'prod-eu', 'my-prod', 'preprod', 'payroll-dev'],
      'the name, its beginning, a word, the middle, letters',
    ],
    ['PROD', ['prod', 'prod-eu', 'my-prod', 'preprod', 'payroll-dev'], 'case does not count'],
    ['pyd', ['payroll-dev'], 'letters in their order'],
    ['pod', ['prod-eu', 'prod', 'my-prod', 'preprod', 'payroll-dev'], 'the closer the letters stand, the better'],
    ['4444', ['my-prod', 'preprod'], 'accounts are searched'],
    ['readonly', ['preprod', 'prod-eu'], 'roles are searched'],
    ['eu-', ['payroll-dev', 'prod-eu', 'two words'], 'regions are searched'],
    ['eu', ['prod-eu', 'payroll-dev', 'two words'], 'a name counts more than a region'],
    ['prod admin', ['prod', 'my-prod'], 'every word must be found'],
    ['admin prod', ['prod', 'my-prod'], 'in any order'],
    ['prod !admin', ['prod-eu', 'preprod', 'payroll-dev'], 'a word with ! must not be found'],
    ['!prod !x', ['payroll-dev', 'two words'], 'alone too'],
    ['two words', ['two words'], 'a name with a blank can be typed'],
    ['dorp', [], 'letters in another order do not fit'],
    ['prod zzz', [], 'one word that is nowhere is enough'],
    ['.*', [], 'no letter has a special meaning'],
    [']^\\', [], 'not in a set of letters either'],
    ['"pr"od"', ['prod', 'prod-eu', 'my-prod', 'preprod', 'payroll-dev'], 'quotes count for nothing'],
  ])('for %j: %j (%s)', (query, wanted) => {
    expect(find(query)).toEqual(wanted);
  });

  it.each([
    ['開発環境', '環境'],
    ['😀-prod', '😀'],
    ['e\u0301', 'e'],
    ['ÉCOLE', 'école'],
    ['a/b+c', 'b+c'],
    ['a-b_c', 'ac'],
    ['cafe\u0301', 'caf\u00e9'],
    ['caf\u00e9', 'cafe\u0301'],
    ['my-prod', '\uff50\uff52\uff4f\uff44'],
    ['\uff8a\uff9d\uff76\uff78', '\u30cf\u30f3\u30ab\u30af'],
    ['\u0130stanbul-prod', '\u0130st'],
    ['\u00c9cole', 'ecole'],
  ])('in %j for %j', (name, query) => {
    expect(find(query, [['xx'], [name]])).toEqual([name]);
  });

  it('of thousands first what begins with it', () => {
    const many = Array.from({ length: 3000 }, (_, at) => [`a-prod-${at}`, '', '', '']);
    expect(find('prod', [...many, ['prod-eu'], ['prod']]).slice(0, 2)).toEqual(['prod', 'prod-eu']);
    expect(find('prod', many)).toHaveLength(3000);
  });

  it('of thousands, where none has it as it stands, first those whose letters are close', () => {
    const apart = Array.from({ length: 3000 }, (_, at) => [`p${'-'.repeat(9)}rd-${at}`, '', '', '']);
    expect(find('prd', [...apart, ['xp-rd'], ['p-rd'], ['other', '', 'prd', '']]).slice(0, 3)).toEqual([
      'other',
      'p-rd',
      'xp-rd',
    ]);
  });

  it('in no time in names that were made to slow it down', () => {
    const evil = Array.from({ length: 50 }, (_, at) => ['a'.repeat(2000) + at]);
    expect(find(`${'a'.repeat(40)}b`, evil)).toEqual([]);
  });
});
