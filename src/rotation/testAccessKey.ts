import type { Credentials } from '../core/credentials.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { showKeyId } from '../core/keyText.ts';
import { say } from '../core/say.ts';
import { pause } from '../net/exchange.ts';
import type { Service } from '../services/service.ts';
import { getCallerIdentity, type Identity } from '../services/sts/getCallerIdentity.ts';

/** Milliseconds between the tries; together about a minute, since IAM tells a new key to all its parts within seconds. */
const pauses = [1000, 1000, 2000, 2000, 3000, 3000, 5000, 5000, 8000, 8000, 10_000, 10_000];

/**
 * Waits until STS knows a new key, and checks that it belongs to the one it was made for. Errors: those of
 * GetCallerIdentity, and StsRejected when the key is still unknown after a minute.
 */
export async function testAccessKey(key: Credentials, owner: Identity, sts: Service): Promise<Result<null>> {
  const { sleep = pause } = sts;
  for (let tries = 0; ; tries += 1) {
    const caller = await getCallerIdentity(key, sts);
    if (caller.ok) return caller.value.arn === owner.arn ? succeed(null) : fail(notTheOwner(key, owner));
    const wait = pauses[tries];
    if (caller.error.code !== 'StsRejected' || wait === undefined) return caller;
    await sleep(wait);
  }
}

function notTheOwner({ accessKeyId }: Credentials, { arn }: Identity) {
  return {
    code: 'StsRejected',
    message: say`The new access key ${showKeyId(accessKeyId)} does not belong to ${arn}.`,
    hint: say`Check that the IAM and STS endpoints belong together (endpoint_url, AWS_ENDPOINT_URL).`,
    target: showKeyId(accessKeyId),
  } as const;
}
