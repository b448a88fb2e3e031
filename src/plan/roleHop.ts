import { key } from '../config/keys.ts';
import type { Section } from '../config/profile.ts';
import type { Warning } from '../protocol/warning.ts';
import type { AssumeRoleHop, Decided, Decider } from './plan.ts';
import { warn } from './problem.ts';
import { parseInteger, readSetting } from './settings.ts';

export interface RoleHopChoice {
  readonly hop: AssumeRoleHop;
  readonly warnings: readonly Warning[];
}

/** Whether the profile assumes a role by AssumeRole; with a web identity token file it does so in another way. */
export function hasRole(section: Section | undefined): section is Section {
  return section?.settings.has(key.roleArn) === true && !section.settings.has(key.webIdentityTokenFile);
}

/**
 * The AssumeRole call of one profile: every parameter from the profile itself, keys as they are, even empty ones
 * (validateParameters refuses those); an empty session name is none (botocore AssumeRoleProvider).
 */
export function readRoleHop(section: Section): RoleHopChoice {
  const read = (name: string) => readSetting(section, name);
  const sessionName = read(key.roleSessionName);
  const duration = readDuration(section);
  const found = {
    externalId: read(key.externalId),
    serialNumber: read(key.mfaSerial),
    durationSeconds: duration.seconds,
    mfaProcess: read(key.mfaProcess),
  };
  const decided: Record<string, Decider> = { sessionName: sessionName?.value ? sessionName.by : { kind: 'default' } };
  const roleArn = read(key.roleArn);
  if (roleArn) decided['roleArn'] = roleArn.by;
  for (const [name, value] of Object.entries(found)) if (value) decided[name] = value.by;
  const hop: AssumeRoleHop = {
    kind: 'assume-role',
    profile: section.name,
    roleArn: roleArn?.value ?? '',
    sessionName: sessionName?.value || null,
    ...(found.externalId && { externalId: found.externalId.value }),
    ...(found.serialNumber && { serialNumber: found.serialNumber.value }),
    ...(found.durationSeconds && { durationSeconds: found.durationSeconds.value }),
    ...(found.mfaProcess?.value && { mfaProcess: found.mfaProcess.value }),
    decided,
  };
  return { hop, warnings: duration.warnings };
}

/** What is not an integer is ignored, as aws-cli does without a word; here with a warning. */
function readDuration(section: Section): { seconds?: Decided<number>; warnings: readonly Warning[] } {
  const text = readSetting(section, key.durationSeconds);
  if (text === undefined) return { warnings: [] };
  const seconds = parseInteger(text.value);
  if (seconds !== undefined) return { seconds: { value: seconds, by: text.by }, warnings: [] };
  const message = `"${text.value}" is no whole number of seconds: duration_seconds is ignored, as aws-cli does.`;
  return { warnings: [warn('DurationIgnored', message, text.by)] };
}
