import { quoteForPosix } from '../../core/quote.ts';
import { type CommandDescription, firstWords, listingCommand, shellNames, type Values } from './commandDescription.ts';

/**
 * Renders the script for bash 3.2, the version of macOS, and later. It compares and quotes words one by one, since `compgen
 * -W` would execute code in a name.
 */
export function renderBash(commands: readonly CommandDescription[], program: readonly string[]): string {
  const options = commands.map((command) => `      ${command.name}) words=${renderLines(optionsOf(command))} ;;`);
  return `_awsrole() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} words= word
  COMPREPLY=()
  case "\${COMP_WORDS[1]} $previous" in
${renderValueCases(commands, (values) => `words="${renderListing(values, program)}"`).join('\n')}
    'completion completion') words=${renderLines(shellNames)} ;;
    'help help') words=${renderLines(firstWords(commands))} ;;
    *)
      case $COMP_CWORD:\${COMP_WORDS[1]} in
      1:*) words=${renderLines(firstWords(commands))} ;;
${options.map((line) => line.replace(/^ {6}/, '      *:')).join('\n')}
      esac ;;
  esac
  while IFS= read -r word; do
    [[ $word && $word == "$current"* ]] && COMPREPLY+=("$(printf %q "$word")")
  done <<< "$words"
}
complete -F _awsrole awsrole`;
}

/** Renders the script for zsh, after compinit; compadd takes names literally and quotes them. */
export function renderZsh(commands: readonly CommandDescription[], program: readonly string[]): string {
  const options = commands.map((command) => `      *:${command.name}) compadd -- ${optionsOf(command).join(' ')} ;;`);
  const words = firstWords(commands).join(' ');
  return `_awsrole() {
  case "$words[2] $words[CURRENT-1]" in
${renderValueCases(commands, (values) => `compadd -- \${(f)"${renderListing(values, program)}"}`).join('\n')}
    'completion completion') compadd -- ${shellNames.join(' ')} ;;
    'help help') compadd -- ${words} ;;
    *)
      case $CURRENT:$words[2] in
      2:*) compadd -- ${words} ;;
${options.join('\n')}
      esac ;;
  esac
}
compdef _awsrole awsrole`;
}

/** The cases of both scripts: one for each option with a value, empty if its values cannot be listed. */
function renderValueCases(commands: readonly CommandDescription[], offer: (values: Values) => string): string[] {
  return commands.flatMap(({ name, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map((option) => `    '${name} --${option.name}') ${option.values ? `${offer(option.values)} ` : ''};;`),
  );
}

/** A command substitution that prints the values, one a line. */
function renderListing(values: Values, program: readonly string[]): string {
  const words = 'words' in values ? ['printf', '%s\\n', ...values.words] : listingCommand(program, values.kind);
  return `$(${words.map(quoteForPosix).join(' ')} 2> /dev/null)`;
}

function optionsOf({ options }: CommandDescription): string[] {
  return options.map(({ name }) => `--${name}`);
}

function renderLines(lines: readonly string[]): string {
  return `$'${lines.join('\\n')}'`;
}
