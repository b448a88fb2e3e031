import { type Command, listOptions, toOption } from '../../commands/shared/command.ts';
import { translate } from '../../core/say.ts';
import { findOptionText, jsonText } from '../optionTexts.ts';

/** A command as the completion scripts need it. */
export interface CommandDescription {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionDescription[];
}

export interface OptionDescription {
  readonly name: string;
  readonly sentence: string;
  readonly takesValue: boolean;
  /** The source of its values, if they can be listed: words, or a kind of `completions`. */
  readonly values?: Values;
}

export type Values = { readonly kind: string } | { readonly words: readonly string[] };

/** Describes the options of a command, without secrets. */
export function describeCommand(command: Command): CommandDescription {
  const options = listOptions(command).map((name) => describeOption(command, name));
  const json = { name: 'json', sentence: translate(jsonText), takesValue: false };
  return { name: command.name, summary: translate(command.summary), options: [...options, json] };
}

function describeOption({ name: command, kinds }: Command, parameter: string): OptionDescription {
  const values = findValues(command, parameter);
  return {
    name: toOption(parameter),
    sentence: translate(findOptionText(command, parameter) ?? ''),
    takesValue: kinds[parameter] !== 'flag',
    ...(values && { values }),
  };
}

/** The words that can come first: commands, `completion`, `help`, and `version`. */
export function firstWords(commands: readonly CommandDescription[]): string[] {
  return [...commands.map(({ name }) => name), ...builtInWords].sort();
}

export const builtInWords = ['completion', 'help', 'version'];
export const shellNames = ['bash', 'zsh', 'fish'];

/** The command line that prints the values of a kind, one a line. */
export function listingCommand(program: readonly string[], kind: string): string[] {
  return [...program, 'completions', '--plain', '--kind', kind];
}

const kindOf: Readonly<Record<string, string>> = {
  account: 'sso-accounts',
  output: 'outputs',
  profile: 'profiles',
  profiles: 'profiles',
  region: 'regions',
  removeSetting: 'settings',
  role: 'sso-roles',
  roleArn: 'role-arns',
  serialNumber: 'serial-numbers',
  service: 'services',
  session: 'sso-sessions',
  sourceProfile: 'profiles',
  ssoRegion: 'regions',
  ssoSession: 'sso-sessions',
  unprotect: 'protected',
};

const exportFormats =
  'PowerShell Bash Fish Cmd DotEnv Docker Json CredentialProcess GitHubActions CredentialsFile'.split(' ');

function findValues(command: string, parameter: string): Values | undefined {
  if (command === 'export' && parameter === 'as') return { words: exportFormats };
  const kind = kindOf[parameter];
  return kind === undefined ? undefined : { kind };
}
