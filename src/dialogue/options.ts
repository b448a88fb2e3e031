import type { Command } from '../commands/shared/command.ts';

/** The parameters of a command that are options. Secrets are asked for: other users of the machine can read a command line. */
export function listOptions({ kinds }: Command): string[] {
  return Object.keys(kinds).filter((name) => kinds[name] !== 'secret');
}
