import { type Described, firstWords, shellNames } from './described.ts';
import { renderListing, renderValueCases } from './posix.ts';

/** For bash 3.2, which macOS has, and later. Words are compared and quoted one by one: `compgen -W` would run what a name holds. */
export function renderBash(commands: readonly Described[], program: readonly string[]): string {
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

function optionsOf({ options }: Described): string[] {
  return options.map(({ name }) => `--${name}`);
}

function renderLines(lines: readonly string[]): string {
  return `$'${lines.join('\\n')}'`;
}
