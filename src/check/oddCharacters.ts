import { credentialKeys, settingName } from '../config/settingNames.ts';
import { findBeyondAscii, findLookalike, findOddCharacter, type OddCharacter } from '../core/characters.ts';
import { say } from '../core/say.ts';
import { knownSettings } from './knownSettings.ts';
import type { ScannedLine } from './scan.ts';

interface FoundOdd {
  /** The subject of a sentence: `region`, or `The setting name "re\u200bgion"`. */
  readonly where: string;
  readonly odd: OddCharacter;
}

/** The first odd character of a line, except in names, which may be in any script, and in credentials, which have their own rules. */
export function findOddCharacterInLine(line: ScannedLine): FoundOdd | undefined {
  if (line.kind === 'continuation') return found(say`This line`, findOddCharacter(line.text));
  if (line.kind !== 'entry') return undefined;
  return found(say`The setting name "${line.key}"`, findLookalike(line.key)) ?? findInValue(line.key, line.value);
}

function findInValue(name: string, value: string): FoundOdd | undefined {
  const text = value.replace(/\s[#;].*$/s, '');
  if (asciiKeys.has(name)) return found(name, findBeyondAscii(text));
  return commandKeys.has(name) ? found(name, findLookalike(text)) : undefined;
}

function found(where: string, odd: OddCharacter | undefined): FoundOdd | undefined {
  return odd && { where, odd };
}

const commandKeys: ReadonlySet<string> = new Set([settingName.credentialProcess, settingName.mfaProcess]);
const nameKeys: readonly string[] = [
  ...[
    settingName.sourceProfile,
    settingName.ssoSession,
    settingName.services,
    settingName.ssoRoleName,
    settingName.webIdentityTokenFile,
    settingName.caBundle,
  ],
  ...['include_profile', 'parent_profile', 'granted_sso_role_name', 'role_name', 'ec2_instance_profile_name'],
];
/** Settings whose values AWS and its tools only accept in ASCII. */
const asciiKeys: ReadonlySet<string> = new Set(
  [...knownSettings].filter((name) => !commandKeys.has(name) && !credentialKeys.has(name) && !nameKeys.includes(name)),
);
