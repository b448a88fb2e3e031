import { quoteForFish } from '../../core/quote.ts';
import {
  builtInWords,
  type CommandDescription,
  firstWords,
  listingCommand,
  type OptionDescription,
  shellNames,
} from './commandDescription.ts';

/** Renders the script for fish 3 and later, with a description for each word. */
export function renderFish(commands: readonly CommandDescription[], program: readonly string[]): string {
  return [
    'complete -c awsrole -f',
    ...renderWords('__fish_use_subcommand', builtInWords),
    ...renderWords('__fish_seen_subcommand_from completion', shellNames),
    ...renderWords('__fish_seen_subcommand_from help', firstWords(commands)),
    ...commands.flatMap((command) => [
      `complete -c awsrole -n __fish_use_subcommand -a ${command.name} -d ${quoteForFish(command.summary)}`,
      ...command.options.map((option) => renderOption(command.name, option, program)),
    ]),
  ].join('\n');
}

function renderWords(where: string, words: readonly string[]): string[] {
  return [`complete -c awsrole -n '${where}' -a '${words.join(' ')}'`];
}

function renderOption(command: string, option: OptionDescription, program: readonly string[]): string {
  const { name, sentence, takesValue, values } = option;
  const where = `complete -c awsrole -n '__fish_seen_subcommand_from ${command}' -l ${name}`;
  const list =
    values === undefined ? '' : 'words' in values ? values.words.join(' ') : renderCall(values.kind, program);
  return `${where}${takesValue ? ' -x' : ''}${list && ` -a ${quoteForFish(list)}`} -d ${quoteForFish(sentence)}`;
}

function renderCall(kind: string, program: readonly string[]): string {
  return `(${listingCommand(program, kind).map(quoteForFish).join(' ')} 2> /dev/null)`;
}
