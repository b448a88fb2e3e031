import type { AssumeRoleHop } from '../plan/plan.ts';
import { generateSessionName } from '../plan/sessionName.ts';
import type { EngineError, Result } from '../protocol/error.ts';
import type { Secret } from '../protocol/secret.ts';
import { assumeRole } from '../sts/assumeRole.ts';
import { isWrongCode } from '../sts/denials.ts';
import type { Credentials } from './credentials.ts';
import type { SourceTools } from './sourceTools.ts';
import { type MfaHop, needsCode, type TokenCodes } from './tokenCode.ts';

const tries = 3;

/** Assumes a hop's role with the credentials of the hop before. A refused MFA code is asked for again, three times in all. */
export async function runAssumeRole(
  hop: AssumeRoleHop,
  source: Credentials,
  tools: SourceTools,
  codes: TokenCodes,
): Promise<Result<Credentials>> {
  tools.edges.tell({ kind: 'verbose', message: `Assuming ${hop.roleArn} with the key ${source.accessKeyId}.` });
  return needsCode(hop) ? assumeWithCode(hop, source, tools, codes) : assumeOnce(hop, source, tools);
}

async function assumeWithCode(
  hop: MfaHop,
  source: Credentials,
  tools: SourceTools,
  codes: TokenCodes,
): Promise<Result<Credentials>> {
  let refused: EngineError | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const code = await codes.next(hop, refused === undefined ? { attempt } : { attempt, error: refused });
    const session = code.ok ? await assumeOnce(hop, source, tools, code.value) : code;
    if (session.ok || attempt === tries || !mayAskAgain(session.error, code.ok, refused)) return session;
    refused = session.error;
  }
}

/** A code that was mistyped, used before, or refused by AWS; not one that nobody gave. */
function mayAskAgain(error: EngineError, sent: boolean, before: EngineError | undefined): boolean {
  return sent ? isWrongCode(error) : error.code === 'MfaRejected' && error !== before;
}

function assumeOnce(
  hop: AssumeRoleHop,
  source: Credentials,
  { edges, sts }: SourceTools,
  tokenCode?: Secret,
): Promise<Result<Credentials>> {
  const { roleArn, externalId, serialNumber, durationSeconds } = hop;
  return assumeRole(
    {
      roleArn,
      sessionName: hop.sessionName ?? generateSessionName(edges.userName, sts.clock.now()),
      ...(externalId === undefined ? {} : { externalId }),
      ...(serialNumber === undefined ? {} : { serialNumber }),
      ...(durationSeconds === undefined ? {} : { durationSeconds }),
      ...(tokenCode === undefined ? {} : { tokenCode }),
    },
    source,
    sts,
  );
}
