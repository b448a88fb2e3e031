import { listForeignSettings } from '../config/foreignSettings.ts';
import type { Section, Sections } from '../config/profile.ts';
import { settingName } from '../config/settingNames.ts';
import type { EngineError, Result } from '../core/error.ts';
import { insertBeforePeriod, say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import { describeOddCharacter, refuse, renderProvenance, suggest } from './problem.ts';
import { type Resolved, readSetting } from './resolvedValue.ts';
import { hasStaticKey } from './sources/static.ts';

/** The names of the chain so far, from the requested profile. */
interface Walked {
  readonly names: readonly string[];
}

export function bothSources(current: Section, named: Resolved<string>, walk: Walked): Result<never> {
  return refuse({
    code: 'SourceConflict',
    message: say`Profile "${current.name}" has both source_profile and credential_source${inChain(walk.names)}.`,
    hint: say`Remove one of the two settings.`,
    target: current.name,
    by: named.by,
  });
}

export function noSource(current: Section, walk: Walked, profiles: Sections): Result<never> {
  const foreign = listForeignSettings(current, profiles).find(({ key: name }) => name.endsWith('_profile'));
  const other = foreign === undefined ? '' : say` (${foreign.what})`;
  return refuse({
    code: 'ProfileIncomplete',
    message: say`Profile "${current.name}" has role_arn but neither source_profile nor credential_source${other}${inChain(walk.names)}.`,
    hint:
      foreign !== undefined
        ? foreign.instead
        : hasStaticKey(current)
          ? say`Add "source_profile = ${current.name}" to it, so that its own access key signs the call.`
          : say`Set source_profile to the profile whose credentials are allowed to assume the role, or add credential_source.`,
    target: current.name,
    by: readSetting(current, settingName.roleArn)?.by,
  });
}

export function sourceMissing(
  current: Section,
  profile: Resolved<string>,
  names: Iterable<string>,
  walk: Walked,
): Result<never> {
  // Do not suggest a profile of the chain, which would form a cycle.
  const walked = new Set(walk.names);
  const others = [...names].filter((name) => !walked.has(name));
  return refuse({
    code: 'ProfileIncomplete',
    message: say`The source_profile "${profile.value}" of profile "${current.name}" does not exist${describeOddCharacter(profile.value)}${inChain([...walk.names, profile.value])}.`,
    hint: say`${suggest(profile.value, others)}Correct ${renderProvenance(profile.by)}; names are case-sensitive.`,
    target: profile.value,
    by: profile.by,
  });
}

export function cycle(current: Section, profile: Resolved<string>, walk: Walked): Result<never> {
  const itself = profile.value === current.name;
  return refuse({
    code: 'ProfileCycle',
    message: itself
      ? say`Profile "${current.name}" is its own source profile but has no access key${inChain([...walk.names, profile.value])}.`
      : say`The source profiles form a cycle: ${renderChain([...walk.names, profile.value])}.`,
    hint: itself
      ? say`Add aws_access_key_id and aws_secret_access_key to profile "${current.name}", or specify another source_profile.`
      : say`Change ${renderProvenance(profile.by)} to a profile outside the cycle.`,
    target: current.name,
    by: profile.by,
  });
}

export function sourceEmpty(source: Section, profiles: Sections): Result<never> {
  const { what, hint } = explainMissingSource(source, profiles);
  return refuse({
    code: 'ProfileIncomplete',
    message: say`The source profile "${source.name}" ${what}.`,
    hint,
    target: source.name,
    section: source,
  });
}

/** Adds the chain to an error about its base credentials. */
export function nameChain(error: EngineError, names: readonly string[]): EngineError {
  return { ...error, message: insertBeforePeriod(error.message, inChain(names)) };
}

/** Renders `a -> b -> c`; of a long chain only the beginning and the end. */
export function renderChain(names: readonly string[]): string {
  if (names.length <= 2 * shown + 1) return names.join(' -> ');
  const left = names.length - 2 * shown;
  return [...names.slice(0, shown), say`(${left} more)`, ...names.slice(-shown)].join(' -> ');
}

/** Why a profile has no credentials, as the end of a sentence about it, and what to add. */
export interface MissingSource {
  readonly what: string;
  readonly hint: string;
}

/** Warns of settings that only another program reads: without them AWS may reject calls with a misleading reason. */
export function warnOfForeign(section: Section, profiles: Sections): Warning[] {
  return listForeignSettings(section, profiles).map(({ origin, what, instead }) => ({
    code: 'ForeignSetting',
    message: say`${what}. ${instead}`,
    ...origin,
  }));
}

/** Looks for incomplete settings, the most common mistake, and for settings of other programs. */
export function explainMissingSource(section: Section, profiles: Sections): MissingSource {
  const { name, settings } = section;
  // An ID without its secret is reported where keys are read.
  if (settings.has(settingName.secretAccessKey)) {
    return {
      what: say`has ${settingName.secretAccessKey} but no ${settingName.accessKeyId}`,
      hint: say`Add ${settingName.accessKeyId} to profile "${name}", in the file that has its ${settingName.secretAccessKey}.`,
    };
  }
  if (settings.has(settingName.ssoSession) || settings.has(settingName.ssoStartUrl)) {
    return {
      what: say`is set up for IAM Identity Center but has neither an account nor a role`,
      hint: say`Add sso_account_id and sso_role_name to profile "${name}".`,
    };
  }
  if (settings.has(settingName.sourceProfile) || settings.has(settingName.credentialSource)) {
    return { what: say`has a source of credentials but no role`, hint: say`Add role_arn to profile "${name}".` };
  }
  const [foreign] = listForeignSettings(section, profiles);
  if (foreign !== undefined) {
    return {
      what: say`has no source of credentials that the AWS CLI supports (${foreign.what})`,
      hint: foreign.instead,
    };
  }
  return {
    what: say`has no source of credentials`,
    hint: say`Add role_arn and source_profile, sso_session, credential_process, or an access key to profile "${name}".`,
  };
}

function inChain(names: readonly string[]): string {
  return names.length < 2 ? '' : ` (${renderChain(names)})`;
}

const shown = 4;
