import { type Described, firstWords, shellNames } from './described.ts';
import { renderListing, renderValueCases } from './posix.ts';

/** For zsh after compinit; compadd takes names as they are, and quotes them for the line. */
export function renderZsh(commands: readonly Described[], program: readonly string[]): string {
  const options = commands.map((command) => `      *:${command.name}) compadd -- ${optionsOf(command)} ;;`);
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

function optionsOf({ options }: Described): string {
  return options.map(({ name }) => `--${name}`).join(' ');
}
