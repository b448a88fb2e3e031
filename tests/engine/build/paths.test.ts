import { expect, it } from 'vitest';
import { toSlashes } from '../../../scripts/lib/paths.mjs';

it('names a file of Windows as Vite does, which divides the engine by such names', () => {
  expect(toSlashes('C:\\My Work\\src\\main.ts', '\\')).toBe('C:/My Work/src/main.ts');
});

it('leaves a backslash in the name of a file elsewhere', () => {
  expect(toSlashes('/a\\b/c', '/')).toBe('/a\\b/c');
});
