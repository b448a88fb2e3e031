import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';

const secret = new Secret('wJalrXUtnFEMI');

describe('Secret', () => {
  it.each([
    ['a template', () => `${secret}`],
    ['JSON', () => JSON.stringify({ secret })],
    ['inspect with every option', () => inspect({ secret }, { depth: null, showHidden: true, getters: true })],
    ['a list of its members', () => String(Object.entries(secret))],
    ['a structured clone', () => JSON.stringify(structuredClone({ ...secret }))],
  ])('does not show in %s', (_where, show) => {
    expect(show()).not.toContain('wJalr');
  });

  it('is revealed on request', () => {
    expect(secret.reveal()).toBe('wJalrXUtnFEMI');
  });
});
