import * as z from 'zod/mini';
import { ownCredentialProcess } from '../config/ownCredentialProcess.ts';
import { type Credentials, makeCredentials } from '../core/credentials.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { ProcessHop } from '../plan/sources/process.ts';
import { runCommand } from '../programs/runCommand.ts';
import { parseDocument, time, token } from '../services/document/parseDocument.ts';
import type { SourceTools } from './source.ts';

/** The output of a credential_process; 1 is the only version (AWS SDKs and Tools Reference Guide). */
const schema = z.object({
  Version: z.literal(1),
  AccessKeyId: token,
  SecretAccessKey: token,
  SessionToken: z.nullish(z.string().check(z.regex(/^[\x21-\x7e]*$/))),
  Expiration: z.nullish(time),
  AccountId: z.nullish(z.string()),
});

/** Runs a profile's credential_process. Errors: SourceFailed; CredentialsExpired if its credentials have expired. */
export async function runProcess(hop: ProcessHop, tools: SourceTools): Promise<Result<Credentials>> {
  const { edges, sts, run } = tools;
  const { profile, command } = hop;
  const sealed = tools.readSealed && ownCredentialProcess(edges.platform).sealedOf(command);
  // The command is this program, so read the encrypted key directly; that also works after the module has moved.
  if (tools.readSealed !== undefined && sealed !== undefined) return tools.readSealed(sealed);
  const printed = await runCommand({ key: 'credential_process', commandLine: command, profile }, edges, run);
  if (!printed.ok) return printed;
  const parsed = parseDocument(printed.value, schema);
  if (!parsed.ok) return fail(unfit(profile, parsed.problem));
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration, AccountId } = parsed.value;
  if (Expiration && Expiration <= sts.clock.now()) return fail(expired(profile, Expiration));
  return succeed(
    makeCredentials({
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration ?? undefined,
      accountId: AccountId || hop.accountId,
    }),
  );
}

function unfit(profile: string | null, problem: string) {
  return {
    code: 'SourceFailed',
    message: say`The credential_process of profile "${profile}" did not output credentials (${problem}).`,
    hint: say`It must output only one JSON object with "Version": 1, AccessKeyId, and SecretAccessKey.`,
    target: profile ?? 'credential_process',
  } as const;
}

function expired(profile: string | null, expiration: Date) {
  return {
    code: 'CredentialsExpired',
    message: say`The credential_process of profile "${profile}" output credentials that expired at ${expiration.toISOString()}.`,
    hint: say`Renew the session of that program, and check the clock of this machine.`,
    target: profile ?? 'credential_process',
  } as const;
}
