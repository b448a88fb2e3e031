import type { Platform } from '../core/environment.ts';
import { quoteForWindows, splitCommand } from './splitCommand.ts';

/** Commands of credential_process that start this program: `awsrole credential-process --profile x`. */
export interface OwnProcesses {
  /** The profile that a command asks this program for; undefined when it is another command. */
  readonly profileOf: (command: string) => string | undefined;
  /** The profile whose sealed access key a command asks for. */
  readonly sealedOf: (command: string) => string | undefined;
  /** The command with another profile in the place of `from`; undefined when it does not ask for that one. */
  readonly rename: (command: string, from: string, to: string) => string | undefined;
  /** `program`: the absolute path, with further words where an interpreter runs it. */
  readonly render: (program: readonly string[], option: ProcessOption, name: string) => string;
}

type ProcessOption = 'profile' | 'sealed';

const subcommand = 'credential-process';

export function ownProcesses(platform: Platform): OwnProcesses {
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
    return platform === 'win32' ? quoteForWindows(words) : words.map(quoteForPosix).join(' ');
  }
}

/** The same to shlex, which the AWS CLI asks, and to sh, which other SDKs ask. */
function quoteForPosix(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
