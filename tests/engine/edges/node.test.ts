import { expect, it } from 'vitest';
import { knowsProxies } from '../../../src/edges/node.ts';

it.each([
  ['20.20.2', false],
  ['22.20.0', false],
  ['22.21.0', true],
  ['23.11.1', false],
  ['24.4.1', false],
  ['24.5.0', true],
  ['26.0.0', true],
])('knows whether the agents of Node %s heed a proxy: %s', (version, heeds) => {
  expect(knowsProxies(version)).toBe(heeds);
});
