import type { Section } from '../config/profile.ts';
import { settingName } from '../config/settingNames.ts';
import { roleNameOf } from '../core/arn.ts';
import { findBeyondAscii } from '../core/characters.ts';
import { maskAssigned } from '../core/maskSecrets.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import { type CallSettings, readCallSettings, renderCallSettings } from './callSettings.ts';
import type { HopBase, HopKind } from './hop.ts';
import { describeOddCharacter, renderProvenance, warn, warnOfComment } from './problem.ts';
import { type Provenance, parseInteger, type Resolved, readSetting } from './resolvedValue.ts';

export interface AssumeRoleHop extends HopBase, CallSettings {
  readonly kind: 'assume-role';
  readonly roleArn: string;
  /** Null: generated at the call. */
  readonly sessionName: string | null;
  readonly externalId?: string;
  readonly serialNumber?: string;
  /** Seconds. */
  readonly durationSeconds?: number;
  /** The command that prints the MFA code (`mfa_process`). */
  readonly mfaProcess?: string;
}

export const roleKind: HopKind<AssumeRoleHop> = {
  shapes: {
    roleArn: true,
    sessionName: true,
    externalId: true,
    serialNumber: true,
    durationSeconds: true,
    mfaProcess: false,
    sessionTags: true,
    transitiveTagKeys: true,
    sourceIdentity: true,
    policy: true,
    policyArns: true,
  },
  answer: ({ roleArn, sessionName, externalId, serialNumber, durationSeconds, ...rest }) => ({
    roleArn: maskAssigned(roleArn),
    sessionName: sessionName && maskAssigned(sessionName),
    ...(externalId === undefined ? {} : { externalId: maskAssigned(externalId) }),
    ...(serialNumber === undefined ? {} : { serialNumber: maskAssigned(serialNumber) }),
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...renderCallSettings(rest),
  }),
  explain: ({ mfaProcess }) => (mfaProcess === undefined ? {} : { mfaProcess: maskAssigned(mfaProcess) }),
  title: ({ roleArn, provenance }) => ({
    text: say`assume role ${maskAssigned(roleArn)}`,
    by: provenance.roleArn,
  }),
  brief: ({ roleArn }) => say`assume role ${roleNameOf(roleArn)} in ${roleArn.split(':')[4] ?? ''}`,
};

interface RoleHopChoice {
  readonly hop: AssumeRoleHop;
  readonly warnings: readonly Warning[];
}

/** Whether the profile assumes a role by AssumeRole, not by a web identity token file. */
export function hasRole(section: Section | undefined): section is Section {
  return section?.settings.has(settingName.roleArn) === true && !section.settings.has(settingName.webIdentityTokenFile);
}

/**
 * Reads the AssumeRole call of one profile, with all parameters from the profile itself, even empty ones (validateParameters
 * rejects those); an empty session name counts as none (botocore AssumeRoleProvider).
 */
export function readRoleHop(section: Section): RoleHopChoice {
  const [roleArn, sessionName] = [
    readSetting(section, settingName.roleArn),
    readSetting(section, settingName.roleSessionName),
  ];
  const duration = readDuration(section);
  const optional = {
    externalId: readSetting(section, settingName.externalId),
    serialNumber: readSetting(section, settingName.mfaSerial),
    durationSeconds: duration.seconds,
    mfaProcess: readSetting(section, settingName.mfaProcess),
  };
  const settings = readCallSettings(section);
  const carried = Object.entries(settings).map(([name, resolved]) => [name, resolved.value]);
  const hop: AssumeRoleHop = {
    kind: 'assume-role',
    profile: section.name,
    roleArn: roleArn?.value ?? '',
    sessionName: sessionName?.value || null,
    ...(optional.externalId && { externalId: optional.externalId.value }),
    ...(optional.serialNumber && { serialNumber: optional.serialNumber.value }),
    ...(optional.durationSeconds && { durationSeconds: optional.durationSeconds.value }),
    ...(optional.mfaProcess?.value && { mfaProcess: optional.mfaProcess.value }),
    ...Object.fromEntries(carried),
    provenance: provenanceOf({
      ...settings,
      roleArn,
      sessionName: sessionName?.value ? sessionName : generated,
      ...optional,
    }),
  };
  const sent = [roleArn, sessionName, optional.externalId, optional.serialNumber].filter((one) => one !== undefined);
  const refused = sent.map(findRefused).filter((warning) => warning !== undefined);
  return { hop, warnings: [...refused, ...duration.warnings] };
}

/** STS allows 2 to 64 characters of `[\w+=,.@-]`. */
const maxNameLength = 64;
const forbiddenInName = /[^A-Za-z0-9_+=,.@-]+/g;

/**
 * Generates a session name that shows the user, `<user>-<unix seconds>`, where the AWS CLI uses
 * `botocore-session-<seconds>`: CloudTrail then shows who it was, and the seconds tell sessions apart. Characters that STS
 * does not allow become `-`; an empty user name becomes `awsrole`.
 */
export function generateSessionName(userName: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  const suffix = `-${seconds}`;
  const plain = userName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(forbiddenInName, '-')
    .replace(/^-+|-+$/g, '');
  return `${(plain || 'awsrole').slice(0, maxNameLength - suffix.length)}${suffix}`;
}

/** Warns of a comment after a value, or an invisible character: it is sent, also by the AWS CLI, and STS rejects it. */
function findRefused(setting: Resolved<string>): Warning | undefined {
  const consequence = say`AWS will reject ${renderProvenance(setting.by)}`;
  const comment = warnOfComment(setting, consequence, say`is sent as part of the value, as in the AWS CLI`);
  const oddity = describeOddCharacter(setting.value, findBeyondAscii);
  return comment ?? (oddity === '' ? undefined : warn('OddCharacter', say`${consequence}${oddity}.`, setting.by));
}

const generated: Resolved<null> = { value: null, by: { kind: 'default' } };

function provenanceOf(values: Readonly<Record<string, Resolved<unknown> | undefined>>): Record<string, Provenance> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, value.by] as const] : [])),
  );
}

/** Ignores a value that is not an integer, as the AWS CLI does, but with a warning. */
function readDuration(section: Section): { seconds?: Resolved<number>; warnings: readonly Warning[] } {
  const text = readSetting(section, settingName.durationSeconds);
  if (text === undefined) return { warnings: [] };
  const seconds = parseInteger(text.value);
  if (seconds !== undefined) return { seconds: { value: seconds, by: text.by }, warnings: [] };
  const message = say`duration_seconds "${text.value}" is not a whole number of seconds, so it is ignored, as in the AWS CLI.`;
  return { warnings: [warn('DurationIgnored', message, text.by)] };
}
