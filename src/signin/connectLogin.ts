import type { Configuration } from '../config/profile.ts';
import { parseArn } from '../core/arn.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { renderTime } from '../core/time.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { loadCrypto } from '../edges/node.ts';
import { locateLogin } from '../edges/places.ts';
import { resolveServiceEndpoint } from '../plan/endpoints/regional.ts';
import { renderCallUrl } from '../services/document/fetchDocument.ts';
import type { Service } from '../services/service.ts';
import { type LoginToken, requestLoginToken } from '../sources/login/loginToken.ts';
import { renderConnectCommand } from '../sources/login/renewLogin.ts';
import { findBrowser } from './browser.ts';
import { type AuthorizationCode, type CodeRequest, makeProof, notSignedIn, obtainCode } from './codeFlow.ts';
import type { LoginTarget } from './loginTarget.ts';
import { openSignInService } from './site.ts';

export interface LoginOptions {
  /** The browser is on another machine, and the user copies the code to this one. */
  readonly remote?: boolean | undefined;
}

/** A completed `aws login` session, stored where the AWS CLI finds and renews it. */
export interface Login {
  /** The ARN for login_session of the profile. */
  readonly loginSession: string;
  readonly accountId: string;
  readonly expiration: Date;
}

/** The client IDs of the AWS CLI (customizations/login/utils.py). */
const clients = { here: 'arn:aws:signin:::devtools/same-device', remote: 'arn:aws:signin:::devtools/cross-device' };

/**
 * Signs in to the AWS console through the user's browser, as `aws login` does, and stores the session in the AWS CLI's file.
 * The caller writes the profile. `confirm`: whether the profile may get this session. Errors: CredentialsExpired,
 * AccessDenied, InvalidParameter, SourceFailed, NetworkUnreachable, WriteFailed, those of `confirm`.
 */
export async function connectLogin(
  target: LoginTarget,
  configuration: Configuration,
  edges: CommandEdges,
  confirm: (loginSession: string) => Promise<Result<unknown>>,
  { remote = false }: LoginOptions = {},
): Promise<Result<Login>> {
  const { section, region, profile } = target;
  const settings = { section, configuration, environment: edges.environment };
  const endpoint = resolveServiceEndpoint('signin', region, settings);
  if (!endpoint.ok) return endpoint;
  const service = openSignInService(target, edges);
  if (!service.ok) return service;
  try {
    const browser = remote || findBrowser(edges.environment, edges.platform) !== 'here' ? 'remote' : 'here';
    const words = {
      opens: browser === 'here',
      subject: say`AWS for profile "${profile}"`,
      again: renderConnectCommand(profile),
      code: 'CredentialsExpired',
    } as const;
    const flow = { endpoint: endpoint.value.url, clientId: clients[browser], profile, words };
    const obtained = browser === 'here' ? await obtainHere(flow, edges) : await obtainRemote(flow, edges);
    if (!obtained.ok) return obtained;
    return await exchangeCode(flow, obtained.value, service.value, edges, confirm);
  } finally {
    service.value.sender.close();
  }
}

interface Flow {
  readonly endpoint: string;
  readonly clientId: string;
  readonly profile: string;
  readonly words: Pick<CodeRequest, 'opens' | 'subject' | 'again' | 'code'>;
}

function obtainHere({ endpoint, clientId, words }: Flow, edges: CommandEdges): Promise<Result<AuthorizationCode>> {
  return obtainCode({ ...words, render: (facts) => renderPageUrl(endpoint, clientId, facts) }, edges);
}

/** The page shows the code and its state in Base64, and the user enters them here. */
async function obtainRemote(
  { endpoint, clientId, profile, words }: Flow,
  edges: CommandEdges,
): Promise<Result<AuthorizationCode>> {
  const { verifier, challenge, state } = makeProof();
  const redirectUri = renderCallUrl(endpoint, '/v1/sessions/confirmation').href;
  edges.tell({ kind: 'open', url: renderPageUrl(endpoint, clientId, { redirectUri, state, challenge }), opens: false });
  const typed = await edges.ask({ kind: 'login-code', profile });
  if (!typed.ok) return typed;
  const answer = new URLSearchParams(Buffer.from(typed.value.replace(/\s/g, ''), 'base64').toString('utf8'));
  const authorizationCode = answer.get('code') ?? '';
  if (!/^[\x21-\x7e]+$/.test(authorizationCode))
    return fail(notSignedIn(words, say`the code is not the one that the sign-in page shows`));
  if (answer.get('state') !== state) return fail(notSignedIn(words, say`the code belongs to another sign-in (state)`));
  return succeed({ code: authorizationCode, verifier, redirectUri });
}

function renderPageUrl(
  endpoint: string,
  clientId: string,
  { redirectUri, state, challenge }: { redirectUri: string; state: string; challenge: string },
): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    state,
    code_challenge_method: 'SHA-256',
    scope: 'openid',
    redirect_uri: redirectUri,
    code_challenge: challenge,
  });
  return renderCallUrl(endpoint, `/v1/authorize?${query.toString().replaceAll('+', '%20')}`).href;
}

async function exchangeCode(
  { endpoint, clientId, profile, words }: Flow,
  { code: authorizationCode, verifier, redirectUri }: AuthorizationCode,
  service: Service,
  edges: CommandEdges,
  confirm: (loginSession: string) => Promise<Result<unknown>>,
): Promise<Result<Login>> {
  const { privateKey: dpopKey } = loadCrypto().generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
  });
  const grant = {
    clientId,
    grantType: 'authorization_code',
    code: authorizationCode,
    codeVerifier: verifier,
    redirectUri,
  };
  const refuse = (status: number, reason: string | undefined) => {
    if (reason === 'INSUFFICIENT_PERMISSIONS') return notAllowed(profile);
    return status >= 400 && status < 500
      ? notSignedIn(words, say`AWS rejected the code (${reason ?? status})`)
      : undefined;
  };
  const token = await requestLoginToken({ endpoint, dpopKey, grant, refuse }, service.clock.now(), service);
  if (!token?.ok) return token ?? fail(notSignedIn(words, say`the signing key could not be created`));
  const loginSession = readSubject(token.value.idToken);
  const accountId = parseArn(loginSession ?? '')?.accountId;
  if (loginSession === undefined || !accountId)
    return fail(notSignedIn(words, say`AWS did not return the user of the session`));
  const confirmed = await confirm(loginSession);
  if (!confirmed.ok) return confirmed;
  const expiration = new Date(service.clock.now().getTime() + token.value.expiresIn * 1000);
  const document = renderDocument(token.value, { clientId, dpopKey, accountId, expiration });
  const written = edges.write.replace(locateLogin(loginSession, edges), Buffer.from(JSON.stringify(document)));
  return written.ok ? succeed({ loginSession, accountId, expiration }) : written;
}

/** The session in the file format of the AWS CLI. */
function renderDocument(
  { accessToken, tokenType = 'aws_sigv4', refreshToken, idToken }: LoginToken,
  {
    clientId,
    dpopKey,
    accountId,
    expiration,
  }: { clientId: string; dpopKey: string; accountId: string; expiration: Date },
) {
  return {
    accessToken: { ...accessToken, accountId, expiresAt: renderTime(expiration) },
    ...{ tokenType, clientId, refreshToken, idToken, dpopKey },
  };
}

/** Reads `sub` of an ID token. Its signature is not checked, since the token came from AWS itself. */
function readSubject(idToken: string | undefined): string | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(idToken?.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const subject = typeof claims === 'object' && claims !== null ? Reflect.get(claims, 'sub') : undefined;
    return typeof subject === 'string' ? subject : undefined;
  } catch {
    return undefined;
  }
}

function notAllowed(profile: string) {
  return {
    code: 'AccessDenied',
    message: say`Signing in for profile "${profile}" requires the permission signin:CreateOAuth2Token.`,
    hint: say`Ask your administrator for the policy SignInLocalDevelopmentAccess, or one that allows signin:AuthorizeOAuth2Access and signin:CreateOAuth2Token.`,
    target: profile,
  } as const;
}
