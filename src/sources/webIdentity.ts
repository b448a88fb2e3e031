import type { Credentials } from '../core/credentials.ts';
import { fail, type Result } from '../core/error.ts';
import { say } from '../core/say.ts';
import { Secret } from '../core/secret.ts';
import { generateSessionName } from '../plan/roleHop.ts';
import type { WebIdentityHop } from '../plan/sources/webIdentity.ts';
import { assumeRoleWithWebIdentity } from '../services/sts/assumeRoleWithWebIdentity.ts';
import type { SourceTools } from './source.ts';

/** Assumes a role with the web identity token in a file. `~` is not expanded, as in the AWS CLI. */
export async function runWebIdentity(hop: WebIdentityHop, { edges, sts }: SourceTools): Promise<Result<Credentials>> {
  const bytes = edges.readFile(hop.tokenFile);
  if (!bytes.ok) return fail(unusable(hop, say`cannot be read`));
  if (bytes.value === undefined) return fail(unusable(hop, say`does not exist`));
  const token = Buffer.from(bytes.value).toString('utf8').trim();
  if (!/^[\x21-\x7e]+$/.test(token)) return fail(unusable(hop, say`does not contain a token`));
  const sessionName = hop.sessionName ?? generateSessionName(edges.userName, sts.clock.now());
  const { roleArn, durationSeconds, policy, policyArns } = hop;
  const wanted = {
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...(policy === undefined ? {} : { policy }),
    ...(policyArns && { policyArns }),
  };
  return assumeRoleWithWebIdentity({ roleArn, sessionName, token: new Secret(token), ...wanted }, sts);
}

function unusable(hop: WebIdentityHop, what: string) {
  return {
    code: 'SourceFailed',
    message: say`The web identity token file ${hop.tokenFile} for ${hop.roleArn} ${what}.`,
    hint: say`Check web_identity_token_file or AWS_WEB_IDENTITY_TOKEN_FILE. It must specify a file with one token.`,
    target: hop.roleArn,
    file: hop.tokenFile,
  } as const;
}
