import type { Credentials } from '../core/credentials.ts';
import type { Result } from '../core/error.ts';
import type { Secret } from '../core/secret.ts';
import { needsCode, type TokenCodes } from '../mfa/tokenCode.ts';
import { tryCodes } from '../mfa/tryCodes.ts';
import type { AssumeRoleHop } from '../plan/plan.ts';
import { generateSessionName } from '../plan/sessionName.ts';
import { assumeRole } from '../services/sts/assumeRole.ts';
import type { SourceTools } from '../sources/source.ts';

/** Assumes a hop's role with the credentials of the hop before. A hop with an MFA device asks for its code. */
export async function runAssumeRole(
  hop: AssumeRoleHop,
  source: Credentials,
  tools: SourceTools,
  codes: TokenCodes,
): Promise<Result<Credentials>> {
  tools.edges.tell({ kind: 'verbose', message: `Assuming ${hop.roleArn} with the key ${source.accessKeyId}.` });
  if (!needsCode(hop)) return assumeOnce(hop, source, tools);
  return tryCodes(hop, codes, (code) => assumeOnce(hop, source, tools, code));
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
