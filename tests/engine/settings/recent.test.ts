import { describe, expect, it } from 'vitest';
import type { Tell } from '../../../src/core/conversation.ts';
import { fail } from '../../../src/core/error.ts';
import { readRecent, rememberProfile } from '../../../src/settings/recent.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

const file = '/home/me/.local/share/awsrole/recent';
const noRight = { code: 'WriteFailed', message: 'No right.', hint: 'Ask.' } as const;

function edgesWith(given: Parameters<typeof fakeCommandEdges>[0]) {
  const told: Tell[] = [];
  return { told, edges: fakeCommandEdges({ tell: (event) => told.push(event), ...given }) };
}

describe('rememberProfile', () => {
  it('makes the file', () => {
    const { edges } = edgesWith({});
    rememberProfile('dev', edges);
    expect(edges.written.get(file)).toBe('"dev"\n');
  });

  it('adds to the file, so that no other shell loses its line', () => {
    const { edges } = edgesWith({ files: { [file]: '"prod"\n' } });
    rememberProfile('dev', edges);
    expect(edges.appended.get(file)).toBe('"dev"\n');
    expect(edges.written.size).toBe(0);
  });

  it('writes nothing for the profile that is the latest', () => {
    const { edges } = edgesWith({ files: { [file]: '"dev"\n' } });
    rememberProfile('dev', edges);
    expect(edges.appended.size + edges.written.size).toBe(0);
  });

  it.each([
    { what: 'cannot be read', given: { readFile: () => fail(noRight) } },
    { what: 'cannot be made', given: { write: { replace: () => fail(noRight) } } },
    { what: 'cannot be added to', given: { files: { [file]: '"a"\n' }, write: { append: () => fail(noRight) } } },
  ])('only says so when the file $what', ({ given }) => {
    const { edges, told } = edgesWith(given);
    rememberProfile('dev', edges);
    expect(told).toEqual([{ kind: 'verbose', message: 'Recently used profiles were not saved: No right.' }]);
    expect(edges.appended.size + edges.written.size).toBe(0);
  });
});

describe('readRecent', () => {
  it('has no names where there is no file, or none that can be read', () => {
    expect(readRecent(edgesWith({}).edges)).toEqual([]);
    expect(readRecent(edgesWith({ readFile: () => fail(noRight) }).edges)).toEqual([]);
  });
});
