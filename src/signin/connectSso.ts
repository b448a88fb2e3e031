import type { Configuration } from '../config/profile.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { renderPowerShellArgument } from '../core/quote.ts';
import { say } from '../core/say.ts';
import { renderTime } from '../core/time.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { locateSsoToken } from '../edges/places.ts';
import { pause } from '../net/exchange.ts';
import { renderCallUrl } from '../services/document/fetchDocument.ts';
import { createToken, type IssuedToken, type Registration } from '../services/oidc/tokenService.ts';
import { findBrowser } from './browser.ts';
import { notSignedIn, obtainCode } from './codeFlow.ts';
import { signInByDevice } from './deviceFlow.ts';
import { defaultScope, obtainClient } from './registration.ts';
import { openSignInService, openSite, type SignInTools, type Site } from './site.ts';
import { type SsoTarget, subjectOf } from './target.ts';

export interface SignInOptions {
  readonly useDeviceCode?: boolean | undefined;
  /** Only shows the URL of the page. */
  readonly noBrowser?: boolean | undefined;
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** A completed sign-in whose token is stored. */
export interface SignIn extends Pick<Site, 'session' | 'startUrl' | 'region'> {
  readonly expiration: Date;
  /** Whether the token can be renewed until the session of Identity Center ends. */
  readonly isRenewable: boolean;
}

/**
 * Signs in to IAM Identity Center through the user's browser, and stores the token where the AWS CLI does. Uses an
 * authorization code with PKCE, or a device code if the browser cannot redirect to this machine. Errors: SsoLoginRequired,
 * InvalidParameter, ProfileIncomplete, SourceFailed, NetworkUnreachable, WriteFailed.
 */
export async function connectSso(
  target: SsoTarget,
  configuration: Configuration,
  edges: CommandEdges,
  options: SignInOptions = {},
): Promise<Result<SignIn>> {
  const service = openSignInService(target, edges);
  if (!service.ok) return service;
  const tools: SignInTools = { edges, service: service.value, pause: options.pause ?? pause };
  try {
    const site = await openSite(target, configuration, tools);
    if (!site.ok) return site;
    const flow = chooseFlow(options, edges);
    const client = await obtainClient(site.value, flow, tools);
    if (!client.ok) return client;
    const token = await signIn(flow, site.value, client.value, options, tools);
    return token.ok ? saveToken(site.value, client.value, token.value, tools) : token;
  } finally {
    service.value.sender.close();
  }
}

/** With `noBrowser` the user opens the page, on this machine unless the shell runs over SSH. */
function chooseFlow({ useDeviceCode, noBrowser }: SignInOptions, { environment, platform }: CommandEdges) {
  const reach = findBrowser(environment, platform);
  return useDeviceCode || reach === 'remote' || (reach === 'none' && !noBrowser) ? 'device' : 'code';
}

function signIn(
  flow: 'code' | 'device',
  site: Site,
  client: Registration,
  { noBrowser = false }: SignInOptions,
  tools: SignInTools,
): Promise<Result<IssuedToken>> {
  const { environment, platform } = tools.edges;
  const opens = !noBrowser && findBrowser(environment, platform) === 'here';
  const words = { opens, subject: subjectOf(site), again: renderAgain(site) };
  return flow === 'device' ? signInByDevice(site, client, words, tools) : signInByCode(site, client, words, tools);
}

async function signInByCode(
  site: Site,
  client: Registration,
  words: { readonly opens: boolean; readonly subject: string; readonly again: string },
  { edges, service }: SignInTools,
): Promise<Result<IssuedToken>> {
  const render = (facts: { redirectUri: string; state: string; challenge: string }) =>
    renderPageUrl(site, client, facts);
  const code = await obtainCode({ ...words, render }, edges);
  if (!code.ok) return code;
  const { code: value, verifier: codeVerifier, redirectUri } = code.value;
  const grant = { grantType: 'authorization_code', code: value, codeVerifier, redirectUri } as const;
  const outcome = await createToken(grant, client, { url: site.tokenService, open: service });
  if (outcome.kind === 'issued') return succeed(outcome.token);
  const refused = () =>
    notSignedIn(words, say`AWS rejected the code (${outcome.kind === 'refused' ? outcome.reason : ''})`);
  return fail(outcome.kind === 'failed' ? outcome.error : refused());
}

/** The authorization page of the token service, which is not an operation of its API (botocore utils.py SSOTokenFetcherAuth). */
function renderPageUrl(
  { tokenService, scopes }: Site,
  { clientId }: Registration,
  { redirectUri, state, challenge }: { redirectUri: string; state: string; challenge: string },
): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    code_challenge_method: 'S256',
    scopes: scopes?.length ? scopes.join(' ') : defaultScope,
    code_challenge: challenge,
  });
  // Encodes a space as %20, since some servers read a plus literally.
  return renderCallUrl(tokenService, `/authorize?${query.toString().replaceAll('+', '%20')}`).href;
}

/** Writes the AWS CLI's token file, atomically and with mode 0600. */
function saveToken(
  { session, startUrl, region }: Site,
  client: Registration,
  { accessToken, expiresIn, refreshToken }: IssuedToken,
  { edges, service }: SignInTools,
): Result<SignIn> {
  const expiration = new Date(service.clock.now().getTime() + expiresIn * 1000);
  const document = {
    startUrl,
    region,
    accessToken,
    expiresAt: renderTime(expiration),
    clientId: client.clientId,
    clientSecret: client.clientSecret.reveal(),
    registrationExpiresAt: renderTime(client.expiresAt),
    ...(refreshToken === undefined ? {} : { refreshToken }),
  };
  const path = locateSsoToken(subjectOf({ session, startUrl }), edges);
  const written = edges.write.replace(path, Buffer.from(JSON.stringify(document)));
  if (!written.ok) return written;
  const isRenewable = session !== null && refreshToken !== undefined;
  return succeed({ session, startUrl, region, expiration, isRenewable });
}

function renderAgain({ session, startUrl, region }: Site): string {
  return session === null
    ? `Connect-AwsSso -StartUrl ${startUrl} -Region ${region}`
    : `Connect-AwsSso -Session ${renderPowerShellArgument(session)}`;
}
