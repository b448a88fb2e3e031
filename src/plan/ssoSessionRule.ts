import { key } from '../config/keys.ts';
import type { Configuration } from '../config/profile.ts';
import { type Result, succeed } from '../core/error.ts';
import { readSetting } from './decided.ts';
import { refuse } from './problem.ts';
import { sessionMissing } from './sources/sso.ts';

/**
 * A session's profile that names an sso-session needs a whole one, wherever its credentials come from: aws-cli looks for
 * a bearer token before it makes any client (botocore tokens.py SSOTokenProvider). ProfileIncomplete otherwise.
 */
export function requireWholeSsoSession(profile: string, configuration: Configuration): Result<null> {
  const section = configuration.profiles.get(profile);
  const reference = readSetting(section, key.ssoSession);
  if (section === undefined || reference === undefined) return succeed(null);
  const session = configuration.ssoSessions.get(reference.value);
  if (session === undefined) return sessionMissing(section, reference, configuration.ssoSessions.keys());
  const missing = [key.ssoStartUrl, key.ssoRegion].filter((name) => !session.settings.has(name));
  if (missing.length === 0) return succeed(null);
  return refuse({
    code: 'ProfileIncomplete',
    message: `The sso-session "${session.name}" that profile "${profile}" names lacks ${missing.join(' and ')}.`,
    hint: `Add ${missing.join(' and ')} to [sso-session ${session.name}].`,
    target: profile,
    section: session,
  });
}
