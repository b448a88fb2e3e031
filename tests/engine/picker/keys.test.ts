import { describe, expect, it } from 'vitest';
import { type PressedKey, readSteps } from '../../../src/picker/keys.ts';

function press(text: string | undefined, name?: string, more: Partial<PressedKey> = {}): PressedKey {
  return { text, name, ctrl: false, meta: false, shift: false, ...more };
}

const ctrl = { ctrl: true };

describe('what a key does', () => {
  it.each([
    [press('a', 'a'), { kind: 'text', text: 'a' }],
    [press('A', 'a', { shift: true }), { kind: 'text', text: 'A' }],
    [press('é'), { kind: 'text', text: 'é' }],
    [press('😀'), { kind: 'text', text: '😀' }],
    [press(' ', 'space'), { kind: 'text', text: ' ' }],
    [press('?'), { kind: 'text', text: '?' }],
    [press('@', 'q', { ctrl: true, meta: true }), { kind: 'text', text: '@' }],
    [press('\x1b[A', 'up'), { kind: 'up' }],
    [press('\x1b[6~', 'pagedown'), { kind: 'page-down' }],
    [press('\r', 'return'), { kind: 'enter' }],
    [press('\n', 'enter'), { kind: 'enter' }],
    [press('\x7f', 'backspace'), { kind: 'erase' }],
    [press('\x1b[3~', 'delete'), { kind: 'delete' }],
    [press('\x1b', 'escape', { meta: true }), { kind: 'escape' }],
    [press('\t', 'tab'), { kind: 'mark' }],
    [press('\x1b[Z', 'tab', { shift: true }), { kind: 'mark-back' }],
    [press('\x03', 'c', ctrl), { kind: 'escape' }],
    [press('\x0e', 'n', ctrl), { kind: 'down' }],
    [press('\x17', 'w', ctrl), { kind: 'erase-word' }],
    [press('\x15', 'u', ctrl), { kind: 'erase-all' }],
    [press('\x12', 'r', ctrl), { kind: 'order' }],
    [press('\x0f', 'o', ctrl), { kind: 'console' }],
    [press('\x19', 'y', ctrl), { kind: 'copy' }],
  ])('%j: %j', (key, step) => {
    expect(readSteps([key], { isPasting: false })).toEqual([step]);
  });

  it.each([
    press('\x1b[15~', 'f5'),
    press('\x1bx', 'x', { meta: true }),
    press('\x01', 'a', ctrl),
    press('\u202e'),
    press(undefined),
  ])('is nothing for %j', (key) => {
    expect(readSteps([key], { isPasting: false })).toEqual([]);
  });

  it('is to type while something is pasted, a line break a blank, also over several reads', () => {
    const reading = { isPasting: false };
    const first = readSteps([press(undefined, 'paste-start'), press('a', 'a'), press('\r', 'return')], reading);
    const second = readSteps(
      [press('?'), press('\x1b', 'escape'), press(undefined, 'paste-end'), press('\r', 'return')],
      reading,
    );
    expect([...first, ...second].map((step) => ('text' in step ? step.text : step.kind))).toEqual([
      'a',
      ' ',
      '?',
      'enter',
    ]);
  });
});
