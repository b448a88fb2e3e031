import { compareTexts } from '../core/compareTexts.ts';
import type { EngineError, Result } from '../core/error.ts';
import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Edges } from '../edges/edges.ts';
import { type Account, listAccountRoles, listAccounts, type Page, type Portal } from '../services/portal/portal.ts';

/** A role that the user can assume through IAM Identity Center. */
export interface SsoRole extends Account {
  readonly roleName: string;
}

interface ListingTools extends Pick<Edges, 'tell'> {
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Milliseconds of a monotonic clock. */
  readonly timer: () => number;
}

/** The access portal allows 20 calls a second for a sign-in, so calls start a little more than 50 ms apart. */
const stepMilliseconds = 52;
/** A response may take longer than that, so several calls run in parallel. */
const maxParallel = 12;
/** A call that was throttled this often, with a pause of up to 16 seconds each time, fails. */
const maxThrottled = 10;
const maxFailures = 3;

/** Lists every account and role of the sign-in, sorted by account name and role. Errors: SsoLoginRequired, and those of the portal. */
export async function listSsoRoles(portal: Portal, tools: ListingTools): Promise<Result<readonly SsoRole[]>> {
  const pace = openPace(tools);
  const accounts = await readPages((next) => pace.call(() => listAccounts(next, portal)));
  if (!accounts.ok) return accounts;
  const roles: SsoRole[] = [];
  const all = accounts.value;
  let failure: EngineError | undefined;
  let started = 0;
  let done = 0;
  const listNext = async () => {
    for (let account = all[started++]; account !== undefined && !failure; account = all[started++]) {
      const one = account;
      const names = await readPages((next) => pace.call(() => listAccountRoles(one.accountId, next, portal)));
      // An account that was just closed answers AccessDenied and has no roles.
      if (!names.ok && names.error.code !== 'AccessDenied') failure ??= names.error;
      if (names.ok) roles.push(...names.value.map((roleName) => ({ ...one, roleName })));
      done += 1;
      if (done % 20 === 0)
        tools.tell({ kind: 'progress', message: say`Listing roles: ${done} of ${all.length} accounts` });
    }
  };
  await Promise.all(Array.from({ length: Math.min(maxParallel, all.length) }, listNext));
  return failure === undefined ? succeed(roles.sort(compareRoles)) : { ok: false, error: failure };
}

/** Sorts by account name, ID, and role, as the AWS CLI does. */
function compareRoles(one: SsoRole, other: SsoRole): number {
  return (
    compareTexts(one.accountName.toLowerCase(), other.accountName.toLowerCase()) ||
    compareTexts(one.accountId, other.accountId) ||
    compareTexts(one.roleName, other.roleName)
  );
}

async function readPages<Item>(
  read: (next: string | undefined) => Promise<Result<Page<Item>>>,
): Promise<Result<Item[]>> {
  const items: Item[] = [];
  for (let next: string | undefined; ; ) {
    const page = await read(next);
    if (!page.ok) return page;
    items.push(...page.value.items);
    next = page.value.next;
    if (next === undefined || next === '') return succeed(items);
  }
}

/** Starts calls at the rate that the portal allows. A throttled call is repeated later and delays the others. */
function openPace({ pause, timer }: ListingTools) {
  let nextStart = timer();
  const awaitTurn = async () => {
    const start = Math.max(nextStart, timer());
    nextStart = start + stepMilliseconds;
    if (start > timer()) await pause(start - timer());
  };
  return {
    call: async <T>(make: () => Promise<Result<T>>): Promise<Result<T>> => {
      let [throttled, failures] = [0, 0];
      for (;;) {
        await awaitTurn();
        const made = await make();
        if (made.ok) return made;
        if (made.error.code === 'StsThrottled') {
          throttled += 1;
          if (throttled > maxThrottled) return made;
          nextStart = Math.max(nextStart, timer() + 1000 * 2 ** Math.min(throttled - 1, 4));
        } else if (made.error.code === 'NetworkUnreachable' || made.error.code === 'SourceFailed') {
          failures += 1;
          if (failures >= maxFailures) return made;
        } else return made;
      }
    },
  };
}
