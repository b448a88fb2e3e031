import { expect, it } from 'vitest';
import { keys } from './examples/example.ts';
import { findingsOf } from './situation.ts';

const region = 'region = eu-west-1';
const role = (name: string, source: string, ...more: string[]) => [
  ...[`[profile ${name}]`, 'role_arn = arn:aws:iam::111122223333:role/A', `source_profile = ${source}`, ...more],
];
const base = ['[profile base]', ...keys, region];
const shown = (config: readonly string[]) =>
  findingsOf({ config }).map(({ rule, line, message }) => `${rule} ${line} ${message}`);

it('A fault in the middle of a chain is found once, where it stands, beside a fault at its beginning.', () => {
  const middle = ['[profile middle]', 'role_arn = arn:aws:iam::111122223333:role/A', region];
  const config = [...middle, ...role('second', 'middle', region), ...role('first', 'second', 'endpoint_url = nowhere')];
  const found = shown(config).filter((line) => /^(?:RoleWithoutSource|EndpointInvalid)/.test(line));
  expect(found).toEqual([expect.stringMatching(/^RoleWithoutSource 2 Profile "middle"/)]);
  const mended = [...config, ...base].map((line) =>
    line === '[profile middle]' ? `${line}\nsource_profile = base` : line,
  );
  expect(shown(mended.join('\n').split('\n')).filter((line) => line.startsWith('EndpointInvalid'))).toHaveLength(1);
});

it.each([
  [2, 2],
  [15, 15],
  [40, 1],
])('A circle of %i is told of in %i places, and names all that are in it.', (length, count) => {
  const config = Array.from({ length }, (_, at) => role(`r${at}`, `r${(at + 1) % length}`, region)).flat();
  const found = shown([...config, ...role('aside', 'r0', region)]).filter((line) => line.startsWith('ProfileCycle'));
  expect(found).toHaveLength(count);
  expect(found[0]).toContain('r0 -> r1');
});

it('Two circles are told of each, however long.', () => {
  const circle = (letter: string) =>
    Array.from({ length: 20 }, (_, at) => role(`${letter}${at}`, `${letter}${(at + 1) % 20}`, region)).flat();
  expect(shown([...circle('a'), ...circle('b')]).filter((line) => line.startsWith('ProfileCycle'))).toHaveLength(2);
});
