import { key } from '../config/keys.ts';
import type { Section } from '../config/profile.ts';

/** Why a profile leads to no credentials, as the end of a sentence about it, and what to add. */
export interface MissingSource {
  readonly what: string;
  readonly hint: string;
}

/** Looks for the half of something: what people forget most. */
export function explainMissingSource({ name, settings }: Section): MissingSource {
  if (settings.has(key.secretAccessKey) || settings.has(key.accessKeyId)) {
    return {
      what: 'has only half of a key pair in each file',
      hint: `Put aws_access_key_id and aws_secret_access_key of profile "${name}" into one file.`,
    };
  }
  if (settings.has(key.ssoSession) || settings.has(key.ssoStartUrl)) {
    return {
      what: 'is set up for IAM Identity Center but names neither account nor role',
      hint: `Add sso_account_id and sso_role_name to profile "${name}".`,
    };
  }
  if (settings.has(key.sourceProfile) || settings.has(key.credentialSource)) {
    return { what: 'names a source but no role', hint: `Add role_arn to profile "${name}".` };
  }
  return {
    what: 'names no source of credentials',
    hint: `Add role_arn and source_profile, sso_session, credential_process or keys to profile "${name}".`,
  };
}
