import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { showKeyId } from '../core/keyText.ts';
import { say } from '../core/say.ts';
import { Secret } from '../core/secret.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { terminateRunning } from '../edges/processTree.ts';
import { findPrecedingCredentials } from '../server/precedence.ts';
import { openRenewableSession, type ServedSession } from '../server/renewableSession.ts';
import { openServer } from '../server/server.ts';
import { defineCommand } from './shared/command.ts';
import {
  type ObtainedSession,
  obtainParameters,
  obtainRenewed,
  obtainSession,
  tellEndpoints,
  withoutUser,
} from './shared/obtainSession.ts';
import { readTrustedConfiguration } from './shared/userSettings.ts';

/**
 * Serves a session to processes on this machine until standard input closes or a signal arrives. Reports one `listening`
 * event at the start, and its result at the end. A session that requires the user for its renewal is renewed when another
 * process caches a new one.
 */
export const serve = defineCommand({
  name: 'serve',
  summary: say`serves a session to child processes as container credentials`,
  kinds: obtainParameters,
  run: async (parameters, edges) => {
    const obtained = await obtainSession(parameters, edges);
    if (!obtained.ok) return obtained;
    const first = toServed(obtained, edges.now());
    if (!first.ok) return first;
    const { tokenCode, refresh, ...rest } = parameters;
    const renewal = { ...rest, confirmed: true };
    const warnings = openWarnings(edges);
    const session = openRenewableSession(first.value, {
      renew: async () => {
        const outcome = await obtainRenewed(renewal, withoutUser(edges));
        const renewed = toServed(outcome, edges.now());
        if (renewed.ok) warnings.forget();
        return renewed;
      },
      now: edges.now,
      warn: warnings.warn,
    });
    const { url, token, close } = await openServer(session, edges.machine.timer);
    const { expiration } = first.value.credentials;
    const { plan, roleArn, roleName, accountId, isProtected } = obtained.value;
    const endpoints = tellEndpoints(obtained.value, edges);
    const region = plan.region?.value ?? null;
    const about = { profile: plan.profile, roleArn, roleName, accountId, region, isProtected, endpoints };
    const stopped = edges.waitForEnd();
    warnOutranked(url, edges);
    edges.tell({ kind: 'listening', url, token: new Secret(token), expiration, ...about });
    await stopped;
    // A renewal may wait for a helper program, and a request for that renewal.
    terminateRunning();
    await close();
    return succeed({ url });
  },
});

function toServed(obtained: Result<ObtainedSession>, now: Date): Result<ServedSession> {
  if (!obtained.ok) return obtained;
  const { credentials, remainingSeconds, accountId, roleArn } = obtained.value;
  const { sessionToken, expiration } = credentials;
  if (sessionToken === undefined || expiration === undefined || remainingSeconds === null) {
    return fail(withoutExpiration(credentials.accessKeyId));
  }
  const endsAt = new Date(now.getTime() + remainingSeconds * 1000);
  return succeed({ credentials: { ...credentials, sessionToken, expiration }, endsAt, accountId, roleArn });
}

/** Called before `listening`, since the module seldom reads afterwards. */
function warnOutranked(url: string, edges: CommandEdges): void {
  const configuration = readTrustedConfiguration(edges);
  const warning = configuration.ok ? findPrecedingCredentials(configuration.value, edges.environment, url) : undefined;
  if (warning) edges.tell({ kind: 'warning', warning });
}

/** The module may not read for hours, and a full pipe would block the server, so warnings are limited. */
const maxWarnings = 8;

/** Warns once for each error code until the session is renewed. */
function openWarnings({ tell }: CommandEdges): { warn: (error: EngineError) => void; forget: () => void } {
  const told = new Set<string>();
  let count = 0;
  return {
    warn: ({ code, message, hint }) => {
      if (told.has(code) || count === maxWarnings) return;
      told.add(code);
      count += 1;
      tell({ kind: 'warning', warning: { code: 'SessionNotRenewed', message: say`${message} ${hint}` } });
    },
    forget: () => told.clear(),
  };
}

function withoutExpiration(accessKeyId: string) {
  return {
    code: 'CredentialsNotFound',
    message: say`The credentials ${showKeyId(accessKeyId)} do not expire. Only sessions that expire can be served.`,
    hint: say`Use -Profile (--profile) to specify a profile with a role. Its session is then renewed automatically.`,
    target: showKeyId(accessKeyId),
  } as const;
}
