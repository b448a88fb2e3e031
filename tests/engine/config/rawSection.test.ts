import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newEntries, ReadSection } from '../../../src/config/rawSection.ts';

/** Few keys, so that many come again; more of them than a section looks through one by one. */
const key = fc.integer({ min: 0, max: 30 }).map((number) => `k${number}`);
const entries = fc.array(fc.tuple(key, fc.string()), { maxLength: 60 });

test('A section answers as a map does, whatever stands in the sections around it.', () => {
  fc.assert(
    fc.property(entries, entries, entries, (before, own, after) => {
      const table = newEntries('F');
      const [, section] = [before, own, after].map((list, at) => {
        const built = new ReadSection(`s${at}`, at + 1, table);
        for (const [index, [name, value]] of list.entries()) built.set(name, value, index + 1);
        return built;
      });
      const map = new Map(own.map(([name, value], index) => [name, { value, origin: { file: 'F', line: index + 1 } }]));
      expect([...(section ?? [])]).toEqual([...map]);
      expect([...(section?.keys() ?? [])]).toEqual([...map.keys()]);
      expect(section?.size).toBe(map.size);
      const names = ['none', ...Array.from({ length: 31 }, (_, number) => `k${number}`)];
      expect(names.map((name) => [section?.get(name), section?.value(name), section?.has(name)])).toEqual(
        names.map((name) => [map.get(name), map.get(name)?.value, map.has(name)]),
      );
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('Setting a key again tells the line on which it stood.', () => {
  const section = new ReadSection('s', 1, newEntries('F'));
  for (let number = 0; number < 40; number++) expect(section.set(`k${number}`, 'v', number + 2)).toBeUndefined();
  expect(section.set('k0', 'w', 50)).toBe(2);
  expect(section.set('k39', 'w', 51)).toBe(41);
  expect(section.set('k0', 'x', 52)).toBe(50);
});
