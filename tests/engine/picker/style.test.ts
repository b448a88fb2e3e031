import { expect, it } from 'vitest';
import type { Environment } from '../../../src/core/environment.ts';
import { chooseLook } from '../../../src/picker/style.ts';

it.each<[Environment, string]>([
  [{}, 'colour'],
  [{ TERM: 'xterm-256color', NO_COLOR: '' }, 'colour'],
  [{ TERM: 'linux' }, 'colour'],
  [{ TERM: 'xterm', NO_COLOR: '1' }, 'plain'],
  [{ TERM: 'xterm-mono' }, 'plain'],
  [{ TERM: 'xtermm' }, 'plain'],
  [{ TERM: 'linux-m' }, 'plain'],
  [{ TERM: 'dumb', NO_COLOR: '1' }, 'none'],
])('with %j the look is %s', (environment, look) => {
  expect(chooseLook(environment)).toBe(look);
});
