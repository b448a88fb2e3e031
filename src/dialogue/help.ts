import { commandNames, findCommand } from '../commands/commands.ts';
import { type Command, listOptions, type ParameterKind, toOption } from '../commands/shared/command.ts';
import { type Result, succeed } from '../core/error.ts';
import { say, translate } from '../core/say.ts';
import { commandNotFound } from './commandLine.ts';
import { findOptionText, jsonText } from './optionTexts.ts';

/** Renders the help of one command, or without a name of the program. BadRequest for an unknown command. */
export async function renderHelp(name: string | undefined): Promise<Result<string>> {
  if (name === undefined) return succeed(await renderUsage());
  if (name === completionCommand.name) return succeed(renderCompletionHelp());
  const command = await findCommand(name);
  return command ? succeed(renderCommandHelp(command)) : commandNotFound(name);
}

async function renderUsage(): Promise<string> {
  const commands = await Promise.all(commandNames.map(findCommand));
  const lines = [completionCommand, ...commands.filter((command) => command !== undefined)]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, summary }) => `  ${name.padEnd(nameWidth)} ${translate(summary)}`);
  return [
    translate(
      say`awsrole <command> [--option value \u2026]: prints text at a terminal, and JSON elsewhere or with --json; errors go to standard error.`,
    ),
    translate(say`For the options of a command, run \`awsrole help <command>\`.`),
    '',
    ...lines,
    '',
    translate(say`Exit codes: 0 success, 1 error, 2 bad request, 3 internal error, 130 list canceled.`),
  ].join('\n');
}

/** Not in the list of commands, since the module cannot call it. */
const completionCommand = {
  name: 'completion',
  summary: say`prints the completion script of a shell: bash, zsh, or fish`,
};

function renderCompletionHelp(): string {
  return [
    translate(say`awsrole completion <shell>: ${completionCommand.summary}.`),
    '',
    '  ~/.bashrc:                   eval "$(awsrole completion bash)"',
    `  ${translate(say`~/.zshrc, after compinit:`)}    eval "$(awsrole completion zsh)"`,
    '  ~/.config/fish/config.fish:  awsrole completion fish | source',
  ].join('\n');
}

function renderCommandHelp(command: Command): string {
  const options = [...listOptions(command).map((name) => describe(command, name)), jsonOption];
  const width = Math.max(...options.map(([option]) => option.length));
  const lines = options.map(([option, sentence]) => `  ${option.padEnd(width)}  ${translate(sentence)}`);
  const title = translate(say`awsrole ${command.name} [--option value \u2026]: ${command.summary}.`);
  return [title, '', ...lines].join('\n');
}

type Line = readonly [option: string, sentence: string];

const jsonOption: Line = ['--json', jsonText];

function describe({ name, kinds }: Command, parameter: string): Line {
  return [`--${toOption(parameter)}${valueWord[kinds[parameter] ?? 'flag']}`, findOptionText(name, parameter) ?? ''];
}

const nameWidth = Math.max(...commandNames.map(({ length }) => length));

const valueWord: Readonly<Record<ParameterKind, string>> = {
  text: ' x',
  texts: ' x …',
  number: ' n',
  flag: '',
  secret: '',
};
