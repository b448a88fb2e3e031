import type { Command } from '../commands/shared/command.ts';

/** The parameters of a command that are options. Secrets are asked for: other users of the machine can read a command line. */
export function listOptions({ kinds }: Command): string[] {
  return Object.keys(kinds).filter((name) => kinds[name] !== 'secret');
}

/** A parameter's name as an option has it, without the dashes. */
export function toOption(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
