import type { Configuration, Settings } from '../config/profile.ts';
import { settingName } from '../config/settingNames.ts';
import type { Credentials } from '../core/credentials.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { Secret } from '../core/secret.ts';
import type { StaticHop } from '../plan/sources/static.ts';

/** Reads the key pair of a profile from the file in the plan; the AWS CLI never combines halves from two files. */
export function readStatic(hop: StaticHop, configuration: Configuration): Result<Credentials> {
  const reading = configuration[hop.file];
  const settings = reading.profiles.get(hop.profile)?.settings;
  const secret = readValue(settings, settingName.secretAccessKey);
  if (secret === undefined) return fail(incomplete(hop, reading.file));
  // The legacy name comes first, as in the AWS CLI (botocore ConfigProvider.TOKENS).
  const token = readValue(settings, settingName.securityToken) ?? readValue(settings, settingName.sessionToken);
  const accountId = readValue(settings, settingName.accountId);
  return succeed({
    accessKeyId: hop.accessKeyId,
    secretAccessKey: new Secret(secret),
    ...(token === undefined ? {} : { sessionToken: new Secret(token) }),
    ...(accountId === undefined ? {} : { accountId }),
  });
}

function readValue(settings: Settings | undefined, name: string): string | undefined {
  const value = settings?.value(name);
  return value === '' ? undefined : value;
}

function incomplete(hop: StaticHop, file: string) {
  return {
    code: 'ProfileIncomplete',
    message: say`Profile "${hop.profile}" has ${settingName.accessKeyId} in ${file} but no ${settingName.secretAccessKey}.`,
    hint: say`Add ${settingName.secretAccessKey} to the same section, because both must be in one file.`,
    target: hop.profile,
    file,
  } as const;
}
