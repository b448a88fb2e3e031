import { parseArn } from '../core/arn.ts';
import type { Credentials } from '../core/credentials.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { findKeyFault, showKeyId } from '../core/keyText.ts';
import { say } from '../core/say.ts';
import type { Secret } from '../core/secret.ts';
import { type MfaDevice, needsCode, type TokenCodes, tryCodes } from '../mfa/tokenCodes.ts';
import { pickCallSettings } from '../plan/callSettings.ts';
import type { MfaSessionHop } from '../plan/mfaHop.ts';
import type { Hop } from '../plan/plan.ts';
import { type AssumeRoleHop, generateSessionName } from '../plan/roleHop.ts';
import { type SourceHop, sourceKinds } from '../plan/sources/sources.ts';
import { assumeRole } from '../services/sts/assumeRole.ts';
import { getSessionToken } from '../services/sts/getSessionToken.ts';
import { readEnvironment } from '../sources/environment.ts';
import type { SourceTools } from '../sources/source.ts';
import { readStatic } from '../sources/static.ts';
import type { SharedRun } from './sharedRun.ts';

interface HopTools extends SourceTools {
  readonly codes: TokenCodes;
  readonly shared?: SharedRun | undefined;
}

/** The credentials that sign the call of a hop, obtained on demand. */
export interface HopSources {
  /** The credentials of the previous hop. */
  readonly source: () => Promise<Result<{ readonly credentials: Credentials }>>;
  /** If the previous hop is an MFA session: the keys it was made with. */
  readonly sessionSource?: HopSources['source'];
}

/** Gets the credentials of one hop. */
export async function runHop(
  hop: Hop,
  { source, sessionSource }: HopSources,
  tools: HopTools,
): Promise<Result<Credentials>> {
  if (hop.kind !== 'assume-role' && hop.kind !== 'mfa-session') {
    const get = async () => {
      const credentials = await runSource(hop, tools);
      return credentials.ok ? requireKey(credentials.value, hop) : credentials;
    };
    return tools.shared ? tools.shared.source(hop, get) : get();
  }
  const signer = await source();
  if (!signer.ok) return signer;
  const { credentials } = signer.value;
  if (hop.kind === 'mfa-session') return runMfaSession(hop, credentials, tools);
  return sessionSource === undefined || !needsCode(hop)
    ? runAssumeRole(hop, credentials, tools)
    : assumeBySession(hop, credentials, sessionSource, tools);
}

/**
 * SourceFailed for a malformed key: a helper that swaps ID and secret must not cause the secret to be sent, or shown as an
 * ID. The plan has already checked keys from files and variables.
 */
export function requireKey(credentials: Credentials, { kind, profile }: SourceHop): Result<Credentials> {
  const id = findKeyFault('id', credentials.accessKeyId);
  const fault = id ?? findKeyFault('secret', credentials.secretAccessKey.reveal());
  if (fault === undefined) return succeed(credentials);
  const owner = profile === null ? '' : say` (profile "${profile}")`;
  return fail({
    code: 'SourceFailed',
    message: say`The ${id === undefined ? say`secret access key` : say`access key ID`} from ${sourceKinds[kind].giver}${owner} ${fault.what}.`,
    hint: fault.hint,
    ...(profile === null ? {} : { target: profile }),
  });
}

/** Gets an MFA session of the user with a code of the device. */
async function runMfaSession(hop: MfaSessionHop, signer: Credentials, tools: HopTools): Promise<Result<Credentials>> {
  const { serialNumber, durationSeconds } = hop;
  const parameters = { serialNumber, ...(durationSeconds === undefined ? {} : { durationSeconds }) };
  const session = await tryCodes(hop, tools.codes, (tokenCode) =>
    getSessionToken({ ...parameters, tokenCode }, signer, tools.sts),
  );
  const accountId = signer.accountId ?? parseArn(serialNumber)?.accountId;
  return session.ok && accountId ? succeed({ accountId, ...session.value }) : session;
}

/**
 * Assumes a role with the MFA of the session. If the role rejects it (because of its age or another device), tries a code
 * for the role itself.
 */
async function assumeBySession(
  hop: AssumeRoleHop & MfaDevice,
  session: Credentials,
  sessionSource: HopSources['source'],
  tools: HopTools,
): Promise<Result<Credentials>> {
  const { serialNumber, ...proven } = hop;
  const assumed = await assumeOnce(proven, session, tools);
  if (assumed.ok || assumed.error.code !== 'AccessDenied') return assumed;
  const keys = await sessionSource();
  if (!keys.ok) return keys;
  tools.edges.tell({
    kind: 'progress',
    message: say`${hop.roleArn} did not accept the MFA session and requires its own MFA code.`,
    secondsLeft: 0,
  });
  const own = await tryCodes(hop, tools.codes, (code) => assumeOnce(hop, keys.value.credentials, tools, code));
  return !own.ok && own.error.code === 'MfaRequired' ? assumed : own;
}

/** Gets the credentials of a source; loads the code of sources with calls only on demand. */
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

/** Assumes a role with the credentials of the previous hop, with an MFA code if it has an MFA device. */
async function runAssumeRole(hop: AssumeRoleHop, signer: Credentials, tools: HopTools): Promise<Result<Credentials>> {
  const key = showKeyId(signer.accessKeyId);
  tools.edges.tell({ kind: 'verbose', message: say`Assuming ${hop.roleArn} with the access key ${key}.` });
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
