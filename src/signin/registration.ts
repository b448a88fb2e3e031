import * as z from 'zod/mini';
import { type Result, succeed } from '../core/error.ts';
import { renderPythonJson } from '../core/json.ts';
import { Secret } from '../core/secret.ts';
import { renderTime } from '../core/time.ts';
import { locateSsoToken } from '../edges/places.ts';
import { parseDocument, time, token } from '../services/document/parseDocument.ts';
import { type Registration, registerClient } from '../services/oidc/tokenService.ts';
import { registeredUri } from './callback.ts';
import type { SignInTools, Site } from './site.ts';

/** The AWS CLI's file of a registered client (botocore utils.py SSOTokenFetcher); without grantTypes it is for device codes. */
const fileSchema = z.object({
  clientId: token,
  clientSecret: token,
  expiresAt: time,
  grantTypes: z.optional(z.array(z.string())),
});

export const defaultScope = 'sso:account:access';

/** The AWS CLI registers a new client when less than this is left. */
const leastMilliseconds = 15 * 60_000;

const codeGrants = ['authorization_code', 'refresh_token'];

/**
 * Returns the client of a sign-in: the stored one, of the AWS CLI or ours, or a new one, which is registered and stored in
 * the AWS CLI's format.
 */
export async function obtainClient(
  site: Site,
  flow: 'code' | 'device',
  tools: SignInTools,
): Promise<Result<Registration>> {
  const path = locateSsoToken(renderRegistrationKey(site), tools.edges);
  const stored = readClient(path, flow, tools);
  if (stored !== undefined) return succeed(stored);
  const scopes = site.scopes?.length ? site.scopes : undefined;
  const request =
    flow === 'code'
      ? {
          clientName: nameOf(site, tools),
          grantTypes: codeGrants,
          redirectUris: [registeredUri],
          issuerUrl: site.resolvedUrl,
          scopes: scopes ?? [defaultScope],
        }
      : { clientName: nameOf(site, tools), ...(scopes === undefined ? {} : { scopes }) };
  const client = await registerClient(request, { url: site.tokenService, open: tools.service });
  if (!client.ok) return client;
  const { clientId, clientSecret, expiresAt } = client.value;
  const { scopes: asked, grantTypes } = { grantTypes: undefined, ...request };
  const document = {
    ...{ clientId, clientSecret: clientSecret.reveal(), expiresAt: renderTime(expiresAt) },
    ...(asked === undefined ? {} : { scopes: asked }),
    ...(grantTypes === undefined ? {} : { grantTypes }),
  };
  // A registration that cannot be stored can still be used now.
  tools.edges.write.replace(path, Buffer.from(JSON.stringify(document)));
  return client;
}

function readClient(path: string, flow: 'code' | 'device', { edges, service }: SignInTools): Registration | undefined {
  const bytes = edges.readFile(path);
  if (!bytes.ok || bytes.value === undefined) return undefined;
  const parsed = parseDocument(Buffer.from(bytes.value).toString('utf8'), fileSchema);
  if (!parsed.ok) return undefined;
  const { clientId, clientSecret, expiresAt, grantTypes } = parsed.value;
  const isForCode = grantTypes?.includes('authorization_code') === true;
  const isFresh = expiresAt.getTime() - service.clock.now().getTime() >= leastMilliseconds;
  if (!isFresh || isForCode !== (flow === 'code')) return undefined;
  return { clientId, clientSecret: new Secret(clientSecret), expiresAt };
}

/** The text from which the AWS CLI derives the name of the client file. */
function renderRegistrationKey({ startUrl, region, scopes, session }: Site): string {
  return renderPythonJson({ tool: 'botocore', startUrl, region, scopes, session_name: session });
}

/** The client name of the AWS CLI, which the consent page shows. */
function nameOf({ session }: Site, { service }: SignInTools): string {
  return `botocore-client-${session ?? Math.floor(service.clock.now().getTime() / 1000)}`;
}
