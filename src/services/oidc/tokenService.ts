import * as z from 'zod/mini';
import { type EngineError, fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { Secret } from '../../core/secret.ts';
import { type DocumentRequest, fetchDocument, renderCallUrl } from '../document/fetchDocument.ts';
import { parseDocument, token } from '../document/parseDocument.ts';
import type { Service } from '../service.ts';

/** The token service of IAM Identity Center (its OIDC API Reference). Its calls are not signed. */
interface TokenService {
  readonly url: string;
  readonly open: Pick<Service, 'sender' | 'settings' | 'random' | 'sleep'>;
}

export interface Registration {
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly expiresAt: Date;
}

const registrationSchema = z.object({ clientId: token, clientSecret: token, clientSecretExpiresAt: z.number() });

/** RegisterClient. */
export async function registerClient(
  request: {
    readonly clientName: string;
    readonly scopes?: readonly string[];
    readonly grantTypes?: readonly string[];
    readonly redirectUris?: readonly string[];
    readonly issuerUrl?: string;
  },
  service: TokenService,
): Promise<Result<Registration>> {
  const answer = await post('/client/register', { ...request, clientType: 'public' }, registrationSchema, service);
  if (!answer.ok) return answer;
  const { clientId, clientSecret, clientSecretExpiresAt } = answer.value;
  return succeed({
    clientId,
    clientSecret: new Secret(clientSecret),
    expiresAt: new Date(clientSecretExpiresAt * 1000),
  });
}

interface DeviceAuthorization {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly verificationUri: string;
  readonly verificationUriComplete: string;
  readonly expiresIn: number;
  readonly interval?: number | undefined;
}

const address = z.string().check(z.refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? '')));
const deviceSchema = z.object({
  deviceCode: token,
  userCode: token,
  verificationUri: address,
  verificationUriComplete: address,
  expiresIn: z.number(),
  interval: z.optional(z.number()),
});

/** StartDeviceAuthorization. */
export function startDeviceAuthorization(
  client: Registration,
  startUrl: string,
  service: TokenService,
): Promise<Result<DeviceAuthorization>> {
  return post('/device_authorization', { ...renderClient(client), startUrl }, deviceSchema, service);
}

type Grant =
  | {
      readonly grantType: 'authorization_code';
      readonly code: string;
      readonly codeVerifier: string;
      readonly redirectUri: string;
    }
  | { readonly grantType: 'urn:ietf:params:oauth:grant-type:device_code'; readonly deviceCode: string };

export interface IssuedToken {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly refreshToken?: string | undefined;
}

type TokenOutcome =
  | { readonly kind: 'issued'; readonly token: IssuedToken }
  /** The OAuth error code, such as authorization_pending, slow_down, expired_token, or access_denied. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly error: EngineError };

const tokenSchema = z.object({ accessToken: token, expiresIn: z.number(), refreshToken: z.optional(token) });
const refusalSchema = z.object({ error: z.string() });

/** CreateToken. */
export async function createToken(grant: Grant, client: Registration, service: TokenService): Promise<TokenOutcome> {
  let reason: string | undefined;
  const answer = await post('/token', { ...renderClient(client), ...grant }, tokenSchema, service, (body) => {
    const parsed = parseDocument(body, refusalSchema);
    reason = parsed.ok ? parsed.value.error : undefined;
    return reason === undefined ? undefined : refused;
  });
  if (answer.ok) return { kind: 'issued', token: answer.value };
  return reason === undefined ? { kind: 'failed', error: answer.error } : { kind: 'refused', reason };
}

/** A placeholder for an OAuth error, which `createToken` returns as `reason`. */
const refused: EngineError = { code: 'SourceFailed', message: say`The token service rejected the request.`, hint: '' };

function renderClient({ clientId, clientSecret }: Registration) {
  return { clientId, clientSecret: clientSecret.reveal() };
}

async function post<Schema extends z.ZodMiniType>(
  path: string,
  body: object,
  schema: Schema,
  { url, open }: TokenService,
  refuse: (body: string) => EngineError | undefined = () => undefined,
): Promise<Result<z.infer<Schema>>> {
  const request: DocumentRequest<z.infer<Schema>> = {
    name: say`The SSO token service`,
    url: renderCallUrl(url, path),
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    parse: (text) => parseDocument(text, schema),
    refuse: (status, text) => (status < 500 && status !== 429 ? refuse(text) : undefined),
  };
  const answer = await fetchDocument(request, open);
  return answer.ok ? answer : fail(withoutAdvice(answer.error));
}

/** Replaces the usual hint, which is about machines and containers. */
function withoutAdvice(error: EngineError): EngineError {
  if (!error.hint.includes('machine or container')) return error;
  return { ...error, hint: say`Check the start URL and the region of the sign-in.` };
}
