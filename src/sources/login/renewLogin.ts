import { settingName } from '../../config/settingNames.ts';
import { type EngineError, fail, type Result, succeed } from '../../core/error.ts';
import { renderPowerShellArgument } from '../../core/quote.ts';
import { say } from '../../core/say.ts';
import { resolveServiceEndpoint } from '../../plan/endpoints/regional.ts';
import type { LoginHop } from '../../plan/sources/login.ts';
import type { SourceTools } from '../source.ts';
import { requestLoginToken } from './loginToken.ts';

/** The properties of the AWS CLI's file that a renewal needs. */
interface Renewable {
  readonly clientId: string;
  readonly refreshToken: string;
  readonly dpopKey: string;
  readonly signInRegion?: string | undefined;
}

export interface RenewedLogin {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: Date;
  readonly refreshToken: string;
}

/** Requests a new session from AWS Sign-In with the refresh token and a proof of the key. */
export async function renewLogin(
  hop: LoginHop,
  file: Renewable,
  now: Date,
  tools: SourceTools,
): Promise<Result<RenewedLogin>> {
  const region = file.signInRegion || readRegion(hop, tools);
  if (!region) return fail(noRegion(hop));
  const { configuration, edges } = tools;
  const section = hop.settingsProfile === null ? undefined : configuration.profiles.get(hop.settingsProfile);
  const settings = { section, configuration, environment: edges.environment };
  const endpoint = resolveServiceEndpoint('signin', { value: region, by: { kind: 'default' } }, settings);
  if (!endpoint.ok) return endpoint;
  const answer = await requestLoginToken(
    {
      endpoint: endpoint.value.url,
      dpopKey: file.dpopKey,
      grant: { clientId: file.clientId, grantType: 'refresh_token', refreshToken: file.refreshToken },
      refuse: (status, reason) => describeRefusal(status, reason, hop),
    },
    now,
    tools.sts,
  );
  if (answer === undefined)
    return fail(loginExpired(hop, say`The signing key of the aws login session cannot be used`));
  if (!answer.ok) return answer;
  const { accessToken, expiresIn, refreshToken } = answer.value;
  return succeed({ ...accessToken, refreshToken, expiresAt: new Date(now.getTime() + expiresIn * 1000) });
}

/** The error that requires a new sign-in, with the command for it. */
export function loginExpired(hop: LoginHop, what: string): EngineError {
  return {
    code: 'CredentialsExpired',
    message: say`${what} for ${hop.loginSession}.`,
    hint: `Run: ${renderConnectCommand(hop.profile)}`,
    target: hop.loginSession,
  };
}

/** The command line that signs in. */
export function renderConnectCommand(profile: string | null): string {
  if (profile === null) return 'Connect-AwsLogin';
  return `Connect-AwsLogin ${renderPowerShellArgument(profile)}`;
}

function readRegion(hop: LoginHop, { configuration, region }: SourceTools): string | null {
  const own =
    hop.profile === null ? undefined : configuration.profiles.get(hop.profile)?.settings.value(settingName.region);
  return region ?? own ?? null;
}

function describeRefusal(status: number, word: string | undefined, hop: LoginHop): EngineError | undefined {
  const reason = word === undefined ? undefined : refusals[word];
  if (reason === permissionMissing) return notAllowed(hop);
  if (reason !== undefined) return loginExpired(hop, reason);
  return status === 400 || status === 401 || status === 403
    ? loginExpired(hop, say`AWS Sign-In did not renew the session`)
    : undefined;
}

const permissionMissing = say`You need the permission signin:CreateOAuth2Token to renew the aws login session`;

const refusals: Readonly<Record<string, string>> = {
  TOKEN_EXPIRED: say`The aws login session has expired`,
  USER_CREDENTIALS_CHANGED: say`The password has changed since aws login`,
  INSUFFICIENT_PERMISSIONS: permissionMissing,
};

/** The error for a missing permission, for which a new sign-in would not help. */
function notAllowed(hop: LoginHop): EngineError {
  return {
    code: 'AccessDenied',
    message: say`${permissionMissing} for ${hop.loginSession}.`,
    hint: say`Ask your administrator for the policy SignInLocalDevelopmentAccess, or one that allows signin:CreateOAuth2Token.`,
    target: hop.loginSession,
  };
}

function noRegion(hop: LoginHop): EngineError {
  return {
    code: 'SourceFailed',
    message: say`The aws login session for ${hop.loginSession} must be renewed, but no region is set.`,
    hint: say`Set region in the profile, or set AWS_REGION.`,
    target: hop.loginSession,
  };
}
