import type { Platform } from '../core/environment.ts';
import { quoteForPosix } from '../core/quote.ts';
import { quoteForWindows, splitCommand } from './splitCommand.ts';

/** Commands of credential_process that start this program: `awsrole credential-process --profile x`. */
export interface OwnCredentialProcess {
  /** The profile whose credentials a command requests from this program; undefined for any other command. */
  readonly profileOf: (command: string) => string | undefined;
  /** The profile whose encrypted access key a command requests; undefined for any other command. */
  readonly sealedOf: (command: string) => string | undefined;
  /** The command with profile `to` instead of `from`; undefined if the command does not request `from`. */
  readonly rename: (command: string, from: string, to: string) => string | undefined;
  /** `program`: the absolute path of this program, preceded by the path of its interpreter if it has one. */
  readonly render: (program: readonly string[], option: ProcessOption, name: string) => string;
}

type ProcessOption = 'profile' | 'sealed';

const subcommand = 'credential-process';

export function ownCredentialProcess(platform: Platform): OwnCredentialProcess {
  return {
    profileOf: (command) => nameOf(command, 'profile'),
    sealedOf: (command) => nameOf(command, 'sealed'),
    rename: (command, from, to) => {
      const option = (['profile', 'sealed'] as const).find((one) => nameOf(command, one) === from);
      const words = option === undefined ? null : splitCommand(command, platform);
      return words === null || option === undefined ? undefined : render(words.slice(0, -3), option, to);
    },
    render,
  };

  function nameOf(command: string, option: ProcessOption): string | undefined {
    if (!command.includes(subcommand)) return undefined;
    const words = splitCommand(command, platform) ?? [];
    const [name, flag, sub, program] = words.toReversed();
    const isOurs = sub === subcommand && flag === `--${option}` && /awsrole|main\.[cm]?[jt]s/i.test(program ?? '');
    return isOurs ? name : undefined;
  }

  function render(program: readonly string[], option: ProcessOption, name: string): string {
    const words = [...program, subcommand, `--${option}`, name];
    return platform === 'win32' ? quoteForWindows(words) : words.map(quoteWord).join(' ');
  }
}

/** Quotes a word so that shlex, which the AWS CLI uses, and sh, which some SDKs use, read it in the same way. */
function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : quoteForPosix(word);
}
