import { settingName } from '../../config/settingNames.ts';
import { findKeyFault, type KeyFault, type KeyPart } from '../../core/keyText.ts';
import { say } from '../../core/say.ts';
import { type CheckContext, settingsOf } from '../context.ts';
import { findingAt, noPlace, type UnratedFinding } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** Malformed access keys and tokens, in both files and in environment variables. Never shows any part of a value. */

const keyCharacters = keyRule(
  'KeyCharacters',
  'characters',
  'an access key ID, secret access key, or session token with an invalid character',
);
const keyQuoted = keyRule(
  'KeyQuoted',
  'quotes',
  'an access key ID, secret access key, or session token in quotation marks',
);
const keysExchanged = keyRule(
  'KeysExchanged',
  'exchanged',
  'an access key ID and secret access key that are swapped, or both in one value',
);

const settings: Readonly<Record<string, KeyPart>> = {
  [settingName.accessKeyId]: 'id',
  [settingName.secretAccessKey]: 'secret',
  [settingName.sessionToken]: 'token',
  [settingName.securityToken]: 'token',
};

const variables: Readonly<Record<string, KeyPart>> = {
  AWS_ACCESS_KEY_ID: 'id',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
  AWS_SECURITY_TOKEN: 'token',
};

function keyRule(id: string, kind: KeyFault['kind'], title: string): Rule {
  return {
    id,
    severity: 'error',
    title,
    check: (context) => [...findInShell(context, kind), ...findInFiles(context, kind)],
  };
}

function findInFiles(context: CheckContext, kind: KeyFault['kind']): UnratedFinding[] {
  return settingsOf(context, Object.keys(settings)).flatMap((setting) => {
    const part = settings[setting.key];
    // The planner reports an indented block.
    const fault = part === undefined || setting.value.startsWith('\n') ? undefined : findKeyFault(part, setting.value);
    if (fault?.kind !== kind) return [];
    return [findingAt(setting, say`${setting.key} of profile "${setting.section.name}" ${fault.what}.`, fault.hint)];
  });
}

function findInShell({ environment }: CheckContext, kind: KeyFault['kind']): UnratedFinding[] {
  return Object.entries(variables).flatMap(([name, part]) => {
    const fault = findKeyFault(part, environment[name] ?? '');
    if (fault?.kind !== kind) return [];
    return [{ ...noPlace, message: say`${name} ${fault.what}.`, suggestion: fault.hint }];
  });
}

export const keyRules: readonly Rule[] = [keyCharacters, keyQuoted, keysExchanged];
