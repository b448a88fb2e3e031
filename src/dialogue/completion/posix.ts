import { type Described, listingCommand, type Values } from './described.ts';

/** What bash and zsh have in common: a case for each option that takes a value; without a list it offers nothing. */
export function renderValueCases(commands: readonly Described[], offer: (values: Values) => string): string[] {
  return commands.flatMap(({ name, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map((option) => `    '${name} --${option.name}') ${option.values ? `${offer(option.values)} ` : ''};;`),
  );
}

/** The values, a line for each. */
export function renderListing(values: Values, program: readonly string[]): string {
  const words = 'words' in values ? ['printf', '%s\\n', ...values.words] : listingCommand(program, values.kind);
  return `$(${words.map(quote).join(' ')} 2> /dev/null)`;
}

/** Between single quotes nothing means anything to these shells but the quote itself. */
function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
