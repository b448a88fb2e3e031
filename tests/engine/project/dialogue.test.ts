import { describe, expect, it } from 'vitest';
import { commandNames, findCommand } from '../../../src/commands/commands.ts';
import type { Command } from '../../../src/commands/shared/command.ts';
import { errorCodes } from '../../../src/core/error.ts';
import { readText } from './tree.ts';

const page = readText('docs/dialogue.md');

/** What the row of each command says that it takes. */
const taken = new Map(
  [...page.matchAll(/^\| `([\w-]+)` \|([^|]*)\|[^|]*\|$/gm)].map(([, name = '', cell = '']) => [name, cell] as const),
);

describe('docs/dialogue.md', () => {
  it('has a row for each command', () => {
    expect(commandNames.filter((name) => !taken.has(name))).toEqual([]);
  });

  it.each(commandNames)('names each parameter of %s, itself or as one of assume or new-profile', async (name) => {
    const cell = taken.get(name) ?? '';
    const others = await Promise.all(['assume', 'new-profile'].map(findCommand));
    const referred = others.filter((other) => other !== undefined && cell.includes(`of \`${other.name}\``));
    const known = [...wordsOf(cell), ...referred.flatMap((other) => (other === undefined ? [] : parametersOf(other)))];
    const command = await findCommand(name);
    expect(command && parametersOf(command).filter((parameter) => !known.includes(parameter))).toEqual([]);
  });

  it('names each error', () => {
    expect(errorCodes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });
});

function parametersOf(command: Command): string[] {
  return Object.keys(command.kinds);
}

/** What is in code marks: `a, b` is two. */
function wordsOf(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, words = '']) => words.split(', '));
}
