import { describe, expect, it } from 'vitest';
import { readWords } from '../../../src/dialogue/commandLine.ts';

describe('readWords', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']]])('reads a wish for every command in %j', (words) => {
    expect(readWords(words)).toEqual({ kind: 'help', command: undefined });
  });

  it.each([
    ['assume', ['help', 'assume']],
    ['assume', ['--help', 'assume']],
    ['assume', ['-h', 'assume']],
    ['assume', ['assume', '--help']],
    ['assume', ['assume', '-h']],
    ['completion', ['completion', '--help']],
    ['completion', ['completion', '-h']],
    ['asume', ['asume', '--help']],
  ])('reads a wish for the help of %s in %j', (command, words) => {
    expect(readWords(words)).toEqual({ kind: 'help', command });
  });

  it.each([
    [['version'], { kind: 'version' }],
    [['--version'], { kind: 'version' }],
    [['dialogue'], { kind: 'dialogue', ahead: undefined }],
    [['dialogue', '60'], { kind: 'dialogue', ahead: '60' }],
    [['completion', 'zsh'], { kind: 'completion', shell: 'zsh' }],
    [['completion'], { kind: 'completion', shell: undefined }],
    [['assume'], { kind: 'command' }],
    [['asume'], { kind: 'command' }],
    [['assume', '--profile', '-h'], { kind: 'command' }],
  ])('reads %j', (words, act) => {
    expect(readWords(words)).toEqual(act);
  });
});
