import type { Credentials } from '../core/credentials.ts';
import type { Result } from '../core/error.ts';
import { showKeyId } from '../core/keyText.ts';
import type { Secret } from '../core/secret.ts';
import { needsCode, type TokenCodes, tryCodes } from '../mfa/tokenCodes.ts';
import { pickCallSettings } from '../plan/callSettings.ts';
import type { Hop } from '../plan/plan.ts';
import type { AssumeRoleHop } from '../plan/roleHop.ts';
import { generateSessionName } from '../plan/sessionName.ts';
import { assumeRole } from '../services/sts/assumeRole.ts';
import { readEnvironment } from '../sources/environment.ts';
import type { SourceTools } from '../sources/source.ts';
import { readStatic } from '../sources/static.ts';
import { requireKey, type SourceHop } from './requireKey.ts';
import type { SharedRun } from './sharedRun.ts';

export interface HopTools extends SourceTools {
  readonly codes: TokenCodes;
  readonly shared?: SharedRun | undefined;
}

/** Gets one hop's credentials. `source`: gives those of the hop before, which only a role asks for. */
export async function runHop(
  hop: Hop,
  source: () => Promise<Result<{ readonly credentials: Credentials }>>,
  tools: HopTools,
): Promise<Result<Credentials>> {
  if (hop.kind !== 'assume-role') {
    const get = async () => {
      const credentials = await runSource(hop, tools);
      return credentials.ok ? requireKey(credentials.value, hop) : credentials;
    };
    return tools.shared ? tools.shared.source(hop, get) : get();
  }
  const signer = await source();
  return signer.ok ? runAssumeRole(hop, signer.value.credentials, tools) : signer;
}

/** What is not keys is loaded only when it is called for. */
async function runSource(hop: SourceHop, tools: SourceTools): Promise<Result<Credentials>> {
  switch (hop.kind) {
    case 'static':
      return readStatic(hop, tools.configuration);
    case 'environment':
      return readEnvironment(hop, tools.edges.environment, tools.sts.clock.now());
    case 'process':
      return (await import('../sources/process.ts')).runProcess(hop, tools);
    case 'sso':
      return (await import('../sources/sso/sso.ts')).runSso(hop, tools);
    case 'web-identity':
      return (await import('../sources/webIdentity.ts')).runWebIdentity(hop, tools);
    case 'container':
      return (await import('../sources/container.ts')).runContainer(tools);
    case 'instance':
      return (await import('../sources/instance.ts')).runInstance(hop, tools);
    case 'login':
      return (await import('../sources/login/login.ts')).runLogin(hop, tools);
  }
}

/** Assumes a role with the credentials of the hop before. A role with an MFA device asks for its code. */
async function runAssumeRole(hop: AssumeRoleHop, signer: Credentials, tools: HopTools): Promise<Result<Credentials>> {
  const key = showKeyId(signer.accessKeyId);
  tools.edges.tell({ kind: 'verbose', message: `Assuming ${hop.roleArn} with the key ${key}.` });
  if (!needsCode(hop)) return assumeOnce(hop, signer, tools);
  const session = await tools.shared?.devices.sessionOf(hop, signer, tools.sts);
  if (session !== undefined) {
    const { serialNumber, ...proven } = hop;
    return session.ok ? assumeOnce(proven, session.value, tools) : session;
  }
  return tryCodes(hop, tools.codes, (code) => assumeOnce(hop, signer, tools, code));
}

function assumeOnce(
  hop: AssumeRoleHop,
  signer: Credentials,
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
      ...pickCallSettings(hop),
    },
    signer,
    sts,
  );
}
