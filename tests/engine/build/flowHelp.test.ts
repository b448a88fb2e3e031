import { describe, expect, it } from 'vitest';
import { flowCommentHelp, flowPage } from '../../../scripts/lib/flowHelp.mjs';

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
  ])('leaves %s alone', (_what, lines) => {
    expect(flowPage(lines.join('\n'))).toBe(lines.join('\n'));
  });
});

describe('flowCommentHelp', () => {
  it('joins what is said, not the code of examples, and leaves all below it in its place', () => {
    const script = (lines: readonly string[]) =>
      ['function Get-A {', '    <#', ...lines, '    #>', '    1', '}'].join('\n');
    const code = ['    .EXAMPLE', `    ${full('Get-A -B')}`, '    c', ''];
    expect(
      flowCommentHelp(script(['    .SYNOPSIS', `    ${full('a')}`, '    b', '', ...code, `    ${full('d')}`, '    e'])),
    ).toBe(script(['    .SYNOPSIS', `    ${full('a')} b`, '', ...code, `    ${full('d')} e`, '', '']));
  });
});
