import { commandNames, findCommand } from '../../commands/commands.ts';
import { type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { badCommandLine } from '../commandLine.ts';
import { describeCommand } from './commandDescription.ts';
import { renderFish } from './fish.ts';
import { renderBash, renderZsh } from './posix.ts';

const renderers = { bash: renderBash, zsh: renderZsh, fish: renderFish } as const;

/**
 * Renders the completion script of a shell: commands, options, and values, for which it runs this program when Tab is
 * pressed. The shell never executes text from the AWS files. BadRequest for another shell.
 */
export async function renderCompletion(shell: string | undefined, program: readonly string[]): Promise<Result<string>> {
  if (!isKnown(shell)) return badCommandLine(say`The shells are ${Object.keys(renderers).join(', ')}.`);
  const commands = await Promise.all(commandNames.map(findCommand));
  return succeed(renderers[shell](commands.filter((command) => command !== undefined).map(describeCommand), program));
}

function isKnown(shell: string | undefined): shell is keyof typeof renderers {
  return shell !== undefined && Object.hasOwn(renderers, shell);
}
