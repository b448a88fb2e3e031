import { assumeRole } from './actions/assume-role.ts';
import { assumeRoleWithWebIdentity } from './actions/assume-role-with-web-identity.ts';
import { getAccessKeyInfo } from './actions/get-access-key-info.ts';
import { getCallerIdentity } from './actions/get-caller-identity.ts';
import { getSessionToken } from './actions/get-session-token.ts';
import { accountOf } from './caller.ts';
import { type Clock, movableClock } from './clock.ts';
import { regionDisabled } from './errors.ts';
import { type Listening, type ListenOptions, listen } from './http.ts';
import { queryService } from './query-service.ts';
import { createWorld, type World } from './world.ts';

export interface StsOptions extends Omit<ListenOptions, 'clock'> {
  /** The accounts that it knows; by default none. */
  readonly state?: World;
  /** The clock for expirations, MFA codes, and signature times; by default that of the machine. */
  readonly clock?: Clock;
  /** Regions that a signature can be scoped to; by default any. */
  readonly regions?: readonly string[];
  /** Regions where STS is disabled for the caller's account. */
  readonly disabledRegions?: readonly string[];
}

export interface StsServer extends Listening {
  readonly state: World;
  /** Stops the clock at a time; undefined restarts the machine's clock. */
  setClock(time: Date | undefined): void;
}

const ACTIONS = {
  AssumeRole: assumeRole,
  AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
  GetAccessKeyInfo: getAccessKeyInfo,
  GetCallerIdentity: getCallerIdentity,
  GetSessionToken: getSessionToken,
};

/** Starts a local AWS STS on the loopback address: a fixture that performs the checks of the real one. */
export async function startSts(options: StsOptions = {}): Promise<StsServer> {
  const { state = createWorld(), clock = () => new Date(), regions, disabledRegions = [], ...listening } = options;
  const time = movableClock(clock);
  const service = queryService(
    {
      name: 'sts',
      version: '2011-06-15',
      namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
      actions: ACTIONS,
      admit: (action, { region, caller }) => {
        // GetCallerIdentity works in disabled regions too.
        const issuesKeys = action !== 'GetCallerIdentity' && action !== 'GetAccessKeyInfo';
        if (issuesKeys && caller && disabledRegions.includes(region ?? '')) throw regionDisabled(accountOf(caller));
      },
    },
    { world: state, clock: time.now, regions },
  );
  const server = await listen(service, { ...listening, clock: time.now });
  // Not a spread: `connections` is read live.
  return Object.assign(server, { state, setClock: time.set });
}
