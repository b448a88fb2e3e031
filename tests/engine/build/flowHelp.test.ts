import { describe, expect, it } from 'vitest';
import { flowPage } from '../../../scripts/lib/flowHelp.mjs';

const full = (text: string) => text.padEnd(100, 'x');

describe('flowPage', () => {
  it.each([
    [
      'joins a paragraph that is wrapped',
      [`    ${full('a')}`, '    b c', '', '    d'],
      [`    ${full('a')} b c`, '', '    d'],
    ],
    ['joins an item of a list', [`    - ${full('a')}`, '      b', '    - c'], [`    - ${full('a')} b`, '    - c']],
    [
      'writes Japanese without a blank',
      [`    ${'\u3042'.repeat(45)}`, '    \u3044'],
      [`    ${'\u3042'.repeat(45)}\u3044`],
    ],
    ['has a blank before Latin letters', [`    ${'\u3042'.repeat(45)}`, '    (a)'], [`    ${'\u3042'.repeat(45)} (a)`]],
    [
      'has none behind a full stop',
      [`    ${'\u3042'.repeat(45)}\u3002`, '    AWS'],
      [`    ${'\u3042'.repeat(45)}\u3002AWS`],
    ],
  ])('%s', (_what, lines, flown) => {
    expect(flowPage(lines.join('\r\n'))).toBe(flown.join('\r\n'));
  });

  it.each([
    ['a line that its author ended', ['    short', '    next']],
    ['columns', [`    Set-AwsRole     ${full('a')}`, '    b']],
    ['what is indented otherwise', [`    ${full('a')}`, '        Set-ExecutionPolicy RemoteSigned']],
    ['a new item', [`    ${full('a')}`, '    - b']],
    ['an example at the prompt', [`    ${full('a')}`, '    PS> b']],
    ['the code of an example', ['    .EXAMPLE', `    ${full('Get-A -B')}`, '    c', '', '    d']],
  ])('leaves %s alone', (_what, lines) => {
    expect(flowPage(lines.join('\n'))).toBe(lines.join('\n'));
  });
});
