import { listForeign } from '../config/foreignKeys.ts';
import { key } from '../config/keys.ts';
import type { Section, Sections } from '../config/profile.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';

/** Why a profile has no credentials, as the end of a sentence about it, and what to add. */
export interface MissingSource {
  readonly what: string;
  readonly hint: string;
}

/** Warns of settings that only another program reads: without them AWS may reject calls with a misleading reason. */
export function warnOfForeign(section: Section, profiles: Sections): Warning[] {
  return listForeign(section, profiles).map(({ origin, what, instead }) => ({
    code: 'ForeignSetting',
    message: say`${what} ${instead}`,
    ...origin,
  }));
}

/** Looks for incomplete settings, the most common mistake, and for settings of other programs. */
export function explainMissingSource(section: Section, profiles: Sections): MissingSource {
  const { name, settings } = section;
  // An ID without its secret is reported where keys are read.
  if (settings.has(key.secretAccessKey)) {
    return {
      what: say`has ${key.secretAccessKey} but no ${key.accessKeyId}`,
      hint: say`Add ${key.accessKeyId} to profile "${name}", in the file that has its ${key.secretAccessKey}.`,
    };
  }
  if (settings.has(key.ssoSession) || settings.has(key.ssoStartUrl)) {
    return {
      what: say`is set up for IAM Identity Center but has neither an account nor a role`,
      hint: say`Add sso_account_id and sso_role_name to profile "${name}".`,
    };
  }
  if (settings.has(key.sourceProfile) || settings.has(key.credentialSource)) {
    return { what: say`has a source but no role`, hint: say`Add role_arn to profile "${name}".` };
  }
  const [foreign] = listForeign(section, profiles);
  if (foreign !== undefined) {
    return {
      what: say`has no source of credentials that the AWS CLI supports (${foreign.what.slice(0, -1)})`,
      hint: foreign.instead,
    };
  }
  return {
    what: say`has no source of credentials`,
    hint: say`Add role_arn and source_profile, sso_session, credential_process, or an access key to profile "${name}".`,
  };
}
