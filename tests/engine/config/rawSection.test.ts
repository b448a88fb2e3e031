import { expect, test } from 'vitest';
import { newEntries, ReadSection } from '../../../src/config/rawSection.ts';

test('Setting a key again tells the line on which it stood.', () => {
  const section = new ReadSection('s', 1, newEntries('F'));
  for (let number = 0; number < 40; number++) expect(section.set(`k${number}`, 'v', number + 2)).toBeUndefined();
  expect(section.set('k0', 'w', 50)).toBe(2);
  expect(section.set('k39', 'w', 51)).toBe(41);
  expect(section.set('k0', 'x', 52)).toBe(50);
});
