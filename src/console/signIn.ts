import * as z from 'zod/mini';
import type { Credentials } from '../core/credentials.ts';
import type { Environment } from '../core/environment.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { showKeyId } from '../core/keyText.ts';
import { say } from '../core/say.ts';
import { Secret } from '../core/secret.ts';
import type { Hop, Plan } from '../plan/plan.ts';
import { fetchDocument } from '../services/document/fetchDocument.ts';
import { parseDocument } from '../services/document/parseDocument.ts';
import type { Service } from '../services/service.ts';
import type { ConsoleHosts } from './destination.ts';

interface SignInRequest {
  readonly credentials: Credentials;
  readonly destination: string;
  /** The page that the console shows when the session has expired. */
  readonly issuer: string;
  /** Seconds. */
  readonly sessionDuration?: number | undefined;
}

/** A sign-in URL is valid for 15 minutes (IAM User Guide, "Enable custom identity broker access to the AWS console"). */
export const signInSeconds = 900;

/** The URL that issues sign-in tokens: AWSROLE_FEDERATION_URL (private partitions, tests), by default that of the partition. */
export function locateFederation(hosts: ConsoleHosts | undefined, environment: Environment): Result<URL> {
  const text = environment['AWSROLE_FEDERATION_URL'] || (hosts && `https://${hosts.signIn}/federation`);
  if (!text) return fail(noFederation);
  return URL.canParse(text) ? succeed(new URL(text)) : fail(unusable(text));
}

/**
 * Makes a URL that signs in to the console, which is as secret as the session itself. Errors: CredentialsNotFound for
 * long-term keys, StsRejected if the service rejects the session, those of the network.
 */
export async function makeSignInUrl(
  request: SignInRequest,
  federation: URL,
  sts: Pick<Service, 'sender' | 'settings' | 'random' | 'sleep'>,
): Promise<Result<Secret>> {
  const { credentials, destination, issuer, sessionDuration } = request;
  if (credentials.sessionToken === undefined) return fail(noSession(credentials.accessKeyId));
  const token = await getSigninToken(credentials, sessionDuration, federation, sts);
  if (!token.ok) return token;
  const url = new URL(federation);
  const parameters = { Action: 'login', Issuer: issuer, Destination: destination, SigninToken: token.value };
  url.search = new URLSearchParams(parameters).toString();
  return succeed(new Secret(url.href));
}

/**
 * Validates the duration of a console session in seconds. Only sessions of AssumeRole and similar calls without role
 * chaining accept one; for others the sign-in service rejects it, and the console session ends with the credentials (IAM
 * User Guide, "Enable custom identity broker access"). Errors: InvalidParameter.
 */
export function validateSessionDuration(seconds: number | undefined, { hops }: Pick<Plan, 'hops'>): Result<null> {
  if (seconds === undefined) return succeed(null);
  if (!Number.isInteger(seconds) || seconds < minSeconds || seconds > maxSeconds) return fail(outOfRange(seconds));
  const why = findObstacle(hops);
  return why === undefined ? succeed(null) : fail(notAllowed(why));
}

const schema = z.object({ SigninToken: z.string().check(z.minLength(1)) });

/** Sends the session as a form, not in the URL, which proxies and servers log and whose length is limited. */
async function getSigninToken(
  credentials: Credentials,
  sessionDuration: number | undefined,
  url: URL,
  sts: Pick<Service, 'sender' | 'settings' | 'random' | 'sleep'>,
): Promise<Result<string>> {
  const form = new URLSearchParams({ Action: 'getSigninToken', Session: renderSession(credentials) });
  if (sessionDuration !== undefined) form.set('SessionDuration', String(sessionDuration));
  const document = await fetchDocument(
    {
      name: say`The sign-in service of the console`,
      url,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      parse: (text) => parseDocument(text, schema),
      refuse: (status) => (status === 400 ? sessionRejected(credentials.accessKeyId) : undefined),
    },
    sts,
  );
  return document.ok ? succeed(document.value.SigninToken) : document;
}

function renderSession({ accessKeyId, secretAccessKey, sessionToken }: Credentials): string {
  return JSON.stringify({
    sessionId: accessKeyId,
    sessionKey: secretAccessKey.reveal(),
    sessionToken: sessionToken?.reveal(),
  });
}

/** GetFederationToken could make a session from long-term keys, but someone would have to choose its permissions. */
function noSession(accessKeyId: string) {
  return {
    code: 'CredentialsNotFound',
    message: say`The credentials ${showKeyId(accessKeyId)} are not a session, and the console accepts only sessions.`,
    hint: say`Specify a profile with a role, or switch to one first. The console then has the permissions of the role.`,
    target: showKeyId(accessKeyId),
  } as const;
}

function sessionRejected(accessKeyId: string) {
  return {
    code: 'StsRejected',
    message: say`The sign-in service of the console rejected the session ${showKeyId(accessKeyId)}.`,
    hint: say`Use a role session that has not expired; sessions from GetSessionToken are not accepted. With role chaining, omit the duration.`,
    target: showKeyId(accessKeyId),
  } as const;
}

const noFederation = {
  code: 'InvalidParameter',
  message: say`The sign-in URL of the console in this partition is not public.`,
  hint: say`Set AWSROLE_FEDERATION_URL to the URL, such as https://signin.example/federation.`,
} as const;

function unusable(text: string) {
  return {
    code: 'InvalidParameter',
    message: say`AWSROLE_FEDERATION_URL ("${text}") is not a valid URL.`,
    hint: say`Include the scheme, as in https://signin.example/federation.`,
    target: 'AWSROLE_FEDERATION_URL',
  } as const;
}

const minSeconds = 900;
const maxSeconds = 43_200;

function findObstacle(hops: readonly Hop[]): string | undefined {
  const last = hops.at(-1);
  switch (last?.kind) {
    case 'assume-role':
      return isLongTerm(hops.at(-2)) ? undefined : say`the role is assumed with a session (role chaining)`;
    case 'sso':
    case 'web-identity':
      return undefined;
    default:
      return say`the session does not come from a role that this command assumed`;
  }
}

/** Long-term keys of users begin with AKIA, temporary ones with ASIA (IAM User Guide, unique identifiers). */
function isLongTerm(hop: Hop | undefined): boolean {
  return (hop?.kind === 'static' || hop?.kind === 'environment') && hop.accessKeyId.startsWith('AKIA');
}

function outOfRange(seconds: number) {
  return {
    code: 'InvalidParameter',
    message: say`The duration of a console session cannot be ${seconds} seconds.`,
    hint: say`Specify whole seconds from ${minSeconds} to ${maxSeconds}.`,
    target: 'sessionDuration',
  } as const;
}

function notAllowed(why: string) {
  return {
    code: 'InvalidParameter',
    message: say`AWS does not accept a duration for this console session, because ${why}.`,
    hint: say`Omit the duration. The console session then expires with the credentials.`,
    target: 'sessionDuration',
  } as const;
}
