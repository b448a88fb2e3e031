import type { EngineError, Result } from '../core/error.ts';
import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Edges } from '../edges/edges.ts';
import { type Account, listAccountRoles, listAccounts, type Page, type Portal } from '../services/portal/portal.ts';

/** A role that one may take by IAM Identity Center. */
export interface SsoRole extends Account {
  readonly roleName: string;
}

export interface ListingTools extends Pick<Edges, 'tell'> {
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Milliseconds; never steps back. */
  readonly timer: () => number;
}

/** The portal takes 20 calls a second of one sign-in: a little more than a twentieth between two starts. */
const stepMilliseconds = 52;
/** An answer may take longer than that, so several are under way. */
const mostAtOnce = 12;
/** A call that is put off so often, by up to 16 s each time, is given up. */
const mostThrottled = 10;
const mostFailures = 3;

/** Every account and role that the sign-in may take, by account name and role. Errors: SsoLoginRequired and those of the portal. */
export async function listSsoRoles(portal: Portal, tools: ListingTools): Promise<Result<readonly SsoRole[]>> {
  const pace = openPace(tools);
  const accounts = await readPages((next) => pace.call(() => listAccounts(next, portal)));
  if (!accounts.ok) return accounts;
  const roles: SsoRole[] = [];
  const all = accounts.value;
  let failure: EngineError | undefined;
  let started = 0;
  let done = 0;
  const work = async () => {
    for (let account = all[started++]; account !== undefined && !failure; account = all[started++]) {
      const one = account;
      const names = await readPages((next) => pace.call(() => listAccountRoles(one.accountId, next, portal)));
      // An account that was closed a moment ago has none.
      if (!names.ok && names.error.code !== 'AccessDenied') failure ??= names.error;
      if (names.ok) roles.push(...names.value.map((roleName) => ({ ...one, roleName })));
      done += 1;
      if (done % 20 === 0)
        tools.tell({ kind: 'progress', message: say`Listing roles: ${done} of ${all.length} accounts` });
    }
  };
  await Promise.all(Array.from({ length: Math.min(mostAtOnce, all.length) }, work));
  return failure === undefined ? succeed(roles.sort(compareRoles)) : { ok: false, error: failure };
}

/** By account name, then ID, then role, as the AWS CLI lists them. */
function compareRoles(one: SsoRole, other: SsoRole): number {
  return (
    compare(one.accountName.toLowerCase(), other.accountName.toLowerCase()) ||
    compare(one.accountId, other.accountId) ||
    compare(one.roleName, other.roleName)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
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

/** Lets calls start at the portal's rate; one that it puts off is made again, and holds the others up too. */
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
          if (throttled > mostThrottled) return made;
          nextStart = Math.max(nextStart, timer() + 1000 * 2 ** Math.min(throttled - 1, 4));
        } else if (made.error.code === 'NetworkUnreachable' || made.error.code === 'SourceFailed') {
          failures += 1;
          if (failures >= mostFailures) return made;
        } else return made;
      }
    },
  };
}
