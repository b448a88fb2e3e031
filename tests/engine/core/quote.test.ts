import { describe, expect, it } from 'vitest';
import { quoteForPosix, quoteForPowerShell, renderPowerShellArgument } from '../../../src/core/quote.ts';

it('quotes for sh, where a curly quote is only a character', () => {
  expect(quoteForPosix("it's \u2019 $HOME")).toBe(`'it'\\''s \u2019 $HOME'`);
});

it('doubles every character that PowerShell takes for a single quote', () => {
  const text = "a' \u2018; b \u2019; c \u201a d \u201b $e";
  expect(quoteForPowerShell(text)).toBe("'a'' \u2018\u2018; b \u2019\u2019; c \u201a\u201a d \u201b\u201b $e'");
});

describe('renderPowerShellArgument', () => {
  it.each(['dev', 'my-profile_2.0', '1'])('leaves %s as it is', (name) => {
    expect(renderPowerShellArgument(name)).toBe(name);
  });

  it.each([
    ['a b', "'a b'"],
    ['$x', "'$x'"],
    ['-Force', "'-Force'"],
    ['.', "'.'"],
    ['', "''"],
    ['\u958b\u767a', "'\u958b\u767a'"],
    ['x\u2019; calc; \u2018', "'x\u2019\u2019; calc; \u2018\u2018'"],
  ])('quotes %j, which PowerShell would read as something else', (name, argument) => {
    expect(renderPowerShellArgument(name)).toBe(argument);
  });
});
