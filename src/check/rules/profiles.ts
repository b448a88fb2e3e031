import type { Section, Sections } from '../../config/profile.ts';
import { settingName } from '../../config/settingNames.ts';
import { say } from '../../core/say.ts';
import { parseInteger } from '../../plan/resolvedValue.ts';
import { type CheckContext, profilesOf, settingsOf } from '../context.ts';
import { findingAt, type UnratedFinding } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** Access keys and settings that are incomplete, in the wrong file, or without effect. */

const halves = [settingName.accessKeyId, settingName.secretAccessKey] as const;

const partialKeyPair: Rule = {
  id: 'PartialKeyPair',
  severity: 'error',
  title: 'an access key ID without its secret access key, or the reverse',
  check: (context) => [...findHalfPairs(context, false), ...findEmptyHalves(context)],
};

const splitKeyPair: Rule = {
  id: 'SplitKeyPair',
  severity: 'error',
  title: 'an access key whose ID and secret are in different files',
  check: (context) => findHalfPairs(context, true),
};

/** The AWS CLI reads both halves from one file (botocore credentials.py), so a split pair is incomplete in each. */
function findHalfPairs(context: CheckContext, split: boolean): UnratedFinding[] {
  const { config, credentials } = context.configuration;
  return [config, credentials].flatMap((reading) => {
    const other = reading === config ? credentials : config;
    return [...reading.profiles.values()].flatMap((section) => {
      const half = halfOf(section);
      if (half === undefined || context.isMalformed(section.settings.get(half.has)?.origin ?? {})) return [];
      const isSplit = other.profiles.get(section.name)?.settings.has(half.lacks) === true;
      // Report a split pair once, in the credentials file.
      if (isSplit !== split || (split && reading === config)) return [];
      return [split ? tellSplit(section, half, other.file) : tellPartial(section, half)];
    });
  });
}

/** The AWS CLI signs with an empty half, and AWS rejects the request. */
function findEmptyHalves(context: CheckContext): UnratedFinding[] {
  return settingsOf(context, halves)
    .filter(({ value }) => value === '')
    .map((setting) => {
      const message = say`${setting.key} of profile "${setting.section.name}" is empty, so its access key cannot sign requests.`;
      return findingAt(
        setting,
        message,
        say`Set both the access key ID and the secret access key, or remove both lines.`,
      );
    });
}

interface Half {
  readonly has: string;
  readonly lacks: string;
}

function halfOf({ settings }: Section): Half | undefined {
  const has = halves.filter((half) => settings.has(half));
  const lacks = halves.filter((half) => !settings.has(half));
  return has[0] === undefined || lacks[0] === undefined ? undefined : { has: has[0], lacks: lacks[0] };
}

function tellPartial(section: Section, { has, lacks }: Half): UnratedFinding {
  const message = say`Profile "${section.name}" has ${has} but no ${lacks}.`;
  return findingAt(section.settings.get(has) ?? section, message, say`Add ${lacks}, or remove ${has}.`);
}

function tellSplit(section: Section, { has, lacks }: Half, other: string): UnratedFinding {
  const message = say`Profile "${section.name}" has ${has} here and ${lacks} in ${other}, but both must be in one file.`;
  return findingAt(section.settings.get(has) ?? section, message, say`Move ${lacks} here.`);
}

const keysInBothFiles: Rule = {
  id: 'KeysInBothFiles',
  severity: 'warning',
  title: 'a profile with different access keys in the two files',
  check: ({ configuration: { config, credentials } }) =>
    [...config.profiles.values()].flatMap((section) => {
      const id = section.settings.get(settingName.accessKeyId);
      const winner = credentials.profiles.get(section.name)?.settings.get(settingName.accessKeyId);
      if (id === undefined || winner === undefined || id.value === winner.value) return [];
      const message = say`Profile "${section.name}" has a different access key in ${winner.origin.file}, which takes precedence over this one.`;
      return [findingAt(id, message, say`Remove the access key that you do not use.`)];
    }),
};

const keyInCredentials: Rule = {
  id: 'KeyInCredentials',
  severity: 'warning',
  title: 'a setting such as role_arn or sso_session in the credentials file, where not every SDK reads it',
  check: ({ configuration: { credentials } }) =>
    [...credentials.profiles.values()].flatMap((section) =>
      configKeys.flatMap((name) => {
        const setting = section.settings.get(name);
        if (setting === undefined || setting.origin.file !== credentials.file) return [];
        const message = say`${name} is in the credentials file, where the AWS CLI reads it but not every SDK does.`;
        return [findingAt(setting, message, say`Move it to profile "${section.name}" in the config file.`)];
      }),
    ),
};

const configKeys: readonly string[] = [
  settingName.roleArn,
  settingName.sourceProfile,
  settingName.credentialSource,
  settingName.mfaSerial,
  settingName.externalId,
  settingName.roleSessionName,
  settingName.durationSeconds,
  settingName.ssoSession,
  settingName.ssoStartUrl,
  settingName.ssoRegion,
  settingName.ssoAccountId,
  settingName.ssoRoleName,
  settingName.services,
];

const sourceWithoutRole: Rule = {
  id: 'SourceWithoutRole',
  severity: 'warning',
  title: 'a source_profile in a profile without role_arn, which has no effect',
  check: (context) =>
    settingsOf(context, [settingName.sourceProfile])
      .filter(({ section }) => !context.configuration.profiles.get(section.name)?.settings.has(settingName.roleArn))
      .map((setting) => {
        const message = say`${setting.key} has no effect, because profile "${setting.section.name}" has no role_arn.`;
        return findingAt(setting, message, say`Add role_arn, or remove ${setting.key}.`);
      }),
};

const durationChained: Rule = {
  id: 'DurationChained',
  severity: 'error',
  title: 'a duration_seconds over 3600 for a role that is assumed from another role',
  check: (context) =>
    settingsOf(context, [settingName.durationSeconds])
      .filter(
        ({ value, section }) =>
          (parseInteger(value) ?? 0) > 3600 && isChained(section.name, context.configuration.profiles),
      )
      .map((setting) =>
        findingAt(
          setting,
          say`AWS rejects duration_seconds ${setting.value}, because role chaining limits a session to 3600 seconds (one hour).`,
          say`Use 3600 or less.`,
        ),
      ),
};

/** A source profile with its own keys uses those and ignores its role. */
function isChained(name: string, profiles: Sections): boolean {
  const source = profiles.get(profiles.get(name)?.settings.value(settingName.sourceProfile) ?? '');
  if (source === undefined || halves.some((half) => source.settings.has(half))) return false;
  return source.settings.has(settingName.roleArn) || source.settings.has(settingName.ssoRoleName);
}

const temporaryKeyWithoutToken: Rule = {
  id: 'TemporaryKeyWithoutToken',
  severity: 'error',
  title: 'a temporary access key (ASIA) without its session token in a file',
  check: (context) =>
    profilesOf(context).flatMap((section) => {
      const id = section.settings.get(settingName.accessKeyId);
      const hasToken = [settingName.sessionToken, settingName.securityToken].some((name) => section.settings.has(name));
      if (!id?.value.startsWith('ASIA') || hasToken) return [];
      const message = say`Profile "${section.name}" has a temporary access key without its session token, so AWS rejects it.`;
      return [findingAt(id, message, say`Add aws_session_token, or use an access key that begins with AKIA.`)];
    }),
};

export const profileRules: readonly Rule[] = [
  partialKeyPair,
  splitKeyPair,
  keysInBothFiles,
  temporaryKeyWithoutToken,
  keyInCredentials,
  sourceWithoutRole,
  durationChained,
];
