import type { CommandEdges } from '../edges/commandEdges.ts';
import { type EngineError, fail, type Result, succeed } from '../protocol/error.ts';
import { Secret } from '../protocol/secret.ts';
import { openKeeper, type Served } from '../server/keeper.ts';
import { openServer } from '../server/server.ts';
import { defineCommand } from './command.ts';
import { alone } from './obtainFresh.ts';
import { type ObtainedSession, obtainParameters, obtainSession } from './obtainSession.ts';

/**
 * Serves a session to this machine's processes until standard input ends or a signal comes. It tells one `listening`
 * first; its result comes when it is over.
 */
export const serve = defineCommand({
  name: 'serve',
  summary: 'serves a session to child processes as container credentials',
  kinds: obtainParameters,
  run: async (parameters, edges) => {
    const first = toServed(await obtainSession(parameters, edges));
    if (!first.ok) return first;
    const { tokenCode, ...again } = parameters;
    const renewal = { ...again, refresh: true, confirmed: true };
    const keeper = openKeeper(first.value, {
      renew: async () => toServed(await obtainSession(renewal, alone(edges))),
      now: edges.now,
      warn: warnOnce(edges),
    });
    const { url, token, close } = await openServer(keeper, edges.machine.timer);
    const { expiration } = first.value.credentials;
    edges.tell({ kind: 'listening', url, token: new Secret(token), expiration });
    await edges.untilEnd();
    await close();
    return succeed({ url });
  },
});

function toServed(obtained: Result<ObtainedSession>): Result<Served> {
  if (!obtained.ok) return obtained;
  const { credentials, accountId, roleArn } = obtained.value;
  const { sessionToken, expiration } = credentials;
  if (sessionToken === undefined || expiration === undefined) return fail(noEnd(credentials.accessKeyId));
  return succeed({ credentials: { ...credentials, sessionToken, expiration }, accountId, roleArn });
}

/** The module may not read for hours, so nothing is told again and again: a full pipe would stop the server. */
function warnOnce({ tell }: CommandEdges): (error: EngineError) => void {
  const told = new Set<string>();
  return ({ code, message, hint }) => {
    if (told.has(code)) return;
    told.add(code);
    tell({ kind: 'warning', warning: { code: 'SessionNotRenewed', message: `${message} ${hint}` } });
  };
}

function noEnd(accessKeyId: string) {
  return {
    code: 'CredentialsNotFound',
    message: `The keys ${accessKeyId} are no session with an end, and only such can be served.`,
    hint: 'Name a profile with a role (-Profile, --profile): its session is also renewed then.',
    target: accessKeyId,
  } as const;
}
