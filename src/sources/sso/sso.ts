import * as z from 'zod/mini';
import { type Credentials, makeCredentials } from '../../core/credentials.ts';
import { type EngineError, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { SsoHop } from '../../plan/sources/sso.ts';
import { fetchDocument, renderCallUrl } from '../../services/document/fetchDocument.ts';
import { parseDocument, token } from '../../services/document/parseDocument.ts';
import type { SourceTools } from '../source.ts';
import { loginRequired, readSsoToken } from './ssoToken.ts';

/** The response of GetRoleCredentials (IAM Identity Center Portal API Reference); `expiration` in milliseconds since 1970. */
const schema = z.object({
  roleCredentials: z.object({
    accessKeyId: token,
    secretAccessKey: token,
    sessionToken: token,
    expiration: z.number(),
  }),
});

/**
 * Gets the credentials of a role with the token of `aws sso login`. Errors: SsoLoginRequired, AccessDenied, SourceFailed,
 * NetworkUnreachable.
 */
export async function runSso(hop: SsoHop, tools: SourceTools): Promise<Result<Credentials>> {
  const accessToken = await readSsoToken(hop, tools);
  if (!accessToken.ok) return accessToken;
  const query = new URLSearchParams({ role_name: hop.roleName, account_id: hop.accountId });
  const document = await fetchDocument(
    {
      name: say`The AWS access portal`,
      url: renderCallUrl(hop.portal, `/federation/credentials?${query}`),
      headers: { 'x-amz-sso_bearer_token': accessToken.value.reveal() },
      parse: (text) => parseDocument(text, schema),
      refuse: (status) => describeRefusal(status, hop),
    },
    tools.sts,
  );
  if (!document.ok) return document;
  const { expiration, ...keys } = document.value.roleCredentials;
  return succeed(makeCredentials({ ...keys, expiration: new Date(expiration), accountId: hop.accountId }));
}

function describeRefusal(status: number, hop: SsoHop): EngineError | undefined {
  if (status === 401) return loginRequired(hop, say`The AWS access portal no longer accepts your sign-in`);
  if (status !== 403 && status !== 404) return undefined;
  return {
    code: 'AccessDenied',
    message: say`You do not have access to the role "${hop.roleName}" in account ${hop.accountId}.`,
    hint: say`Check sso_role_name and sso_account_id, and whether the permission set is assigned to you.`,
    target: hop.roleName,
  };
}
