import { bash } from './formats/bash.ts';
import { cmd } from './formats/cmd.ts';
import { docker } from './formats/docker.ts';
import { dotEnv } from './formats/dotEnv.ts';
import { fish } from './formats/fish.ts';
import { powershell } from './formats/powershell.ts';
import type { TextFormat } from './textFormat.ts';

/** The formats that are a list of variables, by the names that people give. */
export const textFormats = {
  PowerShell: powershell,
  Bash: bash,
  Fish: fish,
  Cmd: cmd,
  DotEnv: dotEnv,
  Docker: docker,
} as const satisfies Readonly<Record<string, TextFormat>>;

export type TextFormatName = keyof typeof textFormats;

const textFormatNames = Object.keys(textFormats) as readonly TextFormatName[];

export const formatNames = [
  ...textFormatNames,
  'Json',
  'CredentialProcess',
  'GitHubActions',
  'CredentialsFile',
] as const;

export type FormatName = (typeof formatNames)[number];

/** The format that a text names, upper or lower case; undefined when none is called so. */
export function parseFormat(text: string): FormatName | undefined {
  return formatNames.find((name) => name.toLowerCase() === text.toLowerCase());
}
