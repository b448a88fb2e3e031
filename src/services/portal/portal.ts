import * as z from 'zod/mini';
import { type EngineError, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { Secret } from '../../core/secret.ts';
import { fetchDocument, renderCallUrl } from '../document/fetchDocument.ts';
import { type Parsed, parseDocument } from '../document/parseDocument.ts';
import type { Service } from '../service.ts';

/** The AWS access portal of IAM Identity Center (its Portal API Reference), for a signed-in user. Its calls are not signed. */
export interface Portal {
  readonly url: string;
  readonly token: Secret;
  readonly open: Pick<Service, 'sender' | 'settings' | 'random' | 'sleep'>;
  /** The error for a token that the portal no longer accepts. */
  readonly loginRequired: EngineError;
}

export interface Account {
  readonly accountId: string;
  readonly accountName: string;
  readonly email: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | undefined;
}

const text = z.optional(z.nullable(z.string()));
const accountsSchema = z.object({
  accountList: z.array(z.object({ accountId: z.string(), accountName: text, emailAddress: text })),
  nextToken: text,
});
const rolesSchema = z.object({ roleList: z.array(z.object({ roleName: z.string() })), nextToken: text });

/** The maximum page size of the portal. */
const pageSize = '100';

/** ListAccounts: one page, without retries, since the caller makes many calls and waits itself. StsThrottled: too many calls. */
export async function listAccounts(next: string | undefined, portal: Portal): Promise<Result<Page<Account>>> {
  const answer = await get('/assignment/accounts', {}, next, (body) => parseDocument(body, accountsSchema), portal);
  if (!answer.ok) return answer;
  const items = answer.value.accountList.map(({ accountId, accountName, emailAddress }) => {
    return { accountId, accountName: accountName ?? '', email: emailAddress ?? '' };
  });
  return succeed({ items, next: answer.value.nextToken ?? undefined });
}

/** ListAccountRoles: one page of role names, without retries. */
export async function listAccountRoles(
  accountId: string,
  next: string | undefined,
  portal: Portal,
): Promise<Result<Page<string>>> {
  const parse = (body: string) => parseDocument(body, rolesSchema);
  const answer = await get('/assignment/roles', { account_id: accountId }, next, parse, portal);
  if (!answer.ok) return answer;
  return succeed({
    items: answer.value.roleList.map(({ roleName }) => roleName),
    next: answer.value.nextToken ?? undefined,
  });
}

/** Logout: ends the sign-in at the server, for all programs. */
export async function logOut({ url, token, open, loginRequired }: Portal): Promise<Result<null>> {
  const answer = await fetchDocument(
    {
      name: say`The AWS access portal`,
      url: renderCallUrl(url, '/logout'),
      method: 'POST',
      headers: { 'x-amz-sso_bearer_token': token.reveal() },
      parse: () => ({ ok: true, value: null }),
      refuse: (status) => (status === 401 ? loginRequired : undefined),
    },
    open,
  );
  return answer;
}

function get<T>(
  path: string,
  query: Readonly<Record<string, string>>,
  next: string | undefined,
  parse: (body: string) => Parsed<T>,
  { url, token, open, loginRequired }: Portal,
): Promise<Result<T>> {
  const search = new URLSearchParams({ ...query, max_result: pageSize, ...(next ? { next_token: next } : {}) });
  return fetchDocument(
    {
      name: say`The AWS access portal`,
      url: renderCallUrl(url, `${path}?${search}`),
      headers: { 'x-amz-sso_bearer_token': token.reveal() },
      parse,
      refuse: (status) => refusals[status] ?? (status === 401 ? loginRequired : undefined),
      maxAttempts: 1,
    },
    open,
  );
}

const refusals: Readonly<Record<number, EngineError>> = {
  403: {
    code: 'AccessDenied',
    message: say`You do not have access to that account in the AWS access portal.`,
    hint: say`Ask your administrator to assign the account to you.`,
  },
  404: {
    code: 'AccessDenied',
    message: say`The AWS access portal did not find that account.`,
    hint: say`Ask your administrator to assign the account to you.`,
  },
  429: {
    code: 'StsThrottled',
    message: say`The AWS access portal received too many requests.`,
    hint: say`It is busy, or other programs are listing, too. Try again in a minute.`,
  },
};
