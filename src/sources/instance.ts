import * as z from 'zod/mini';
import { cleanText } from '../core/cleanText.ts';
import { type Credentials, makeCredentials } from '../core/credentials.ts';
import { type EngineError, fail, type Result } from '../core/error.ts';
import { maskSecrets } from '../core/maskSecrets.ts';
import { say } from '../core/say.ts';
import type { InstanceHop } from '../plan/sources/instance.ts';
import { type DocumentRequest, fetchDocument, renderCallUrl } from '../services/document/fetchDocument.ts';
import { type Parsed, parseDocument, time, token } from '../services/document/parseDocument.ts';
import { requireUnexpired, type SourceTools } from './source.ts';

const schema = z.object({
  Code: z.literal('Success'),
  AccessKeyId: token,
  SecretAccessKey: token,
  Token: token,
  Expiration: time,
});

const refusalSchema = z.object({ Code: z.string(), Message: z.nullish(z.string()) });

const name = say`The instance metadata service`;
const tokenPath = '/latest/api/token';
const rolePath = '/latest/meta-data/iam/security-credentials/';
const tokenSeconds = '300';

/**
 * The role of an EC2 instance by its metadata service, version 2 only: a token is asked for first, which a request
 * forged elsewhere cannot do. Errors: CredentialsNotFound off EC2 or without a role, SourceFailed.
 */
export async function runInstance(hop: InstanceHop, { sts }: SourceTools): Promise<Result<Credentials>> {
  const base = new URL(hop.endpoint);
  const usual = { name, direct: true, retriesUnfit: true, ...readPatience(hop) };
  const ask = <T>(
    path: string,
    rest: Pick<DocumentRequest<T>, 'method' | 'headers' | 'parse' | 'refuse' | 'retriesRefusal'>,
  ) => fetchDocument({ ...usual, ...rest, url: renderCallUrl(hop.endpoint, path) }, sts);

  const session = await ask(tokenPath, {
    method: 'PUT',
    headers: { 'x-aws-ec2-metadata-token-ttl-seconds': tokenSeconds },
    parse: parseLine,
  });
  if (!session.ok) return session.error.code === 'NetworkUnreachable' ? fail(notThere(base)) : session;
  const headers = { 'x-aws-ec2-metadata-token': session.value };
  // Who says how often to ask means every failure, as for botocore; else an instance without a role is told at once.
  const retriesRefusal = hop.attempts !== null;
  const role = await ask(rolePath, {
    headers,
    retriesRefusal,
    parse: parseLine,
    refuse: (status) => (status === 404 ? noRole(base) : undefined),
  });
  if (!role.ok) return role;
  const document = await ask(rolePath + encodeURIComponent(role.value), {
    headers,
    retriesRefusal,
    parse: (text) => parseCredentials(text, base),
  });
  return document.ok ? requireUnexpired(toCredentials(document.value), sts.clock.now(), name) : document;
}

function toCredentials({ AccessKeyId, SecretAccessKey, Token, Expiration }: z.infer<typeof schema>): Credentials {
  return makeCredentials({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: Token,
    expiration: Expiration,
  });
}

/** A document of another Code than Success says what is wrong, and nothing else. */
function parseCredentials(text: string, base: URL): Parsed<z.infer<typeof schema>> {
  const refused = parseDocument(text, refusalSchema);
  if (!refused.ok || refused.value.Code === 'Success') return parseDocument(text, schema);
  const { Code, Message } = refused.value;
  return { ok: false, problem: Code, error: noCredentials(Code, Message ?? '', base) };
}

/** One word, of the first line: an instance has one role. */
function parseLine(text: string): Parsed<string> {
  const line = text.split('\n', 1)[0]?.trim() ?? '';
  return /^[\x21-\x7e]+$/.test(line) ? { ok: true, value: line } : { ok: false, problem: say`it is empty` };
}

/** A machine that is not on EC2 must not wait long: who does not answer is asked once, who fails three times in all. */
function readPatience({ timeoutSeconds, attempts }: InstanceHop) {
  const milliseconds = timeoutSeconds * 1000;
  return {
    maxAttempts: attempts ?? 3,
    lostAttempts: attempts ?? 1,
    limits: { connectMilliseconds: milliseconds, answerMilliseconds: milliseconds },
  };
}

function notThere(base: URL): EngineError {
  return {
    code: 'CredentialsNotFound',
    message: say`There are no other credentials, and no instance metadata service responds at ${base.origin}.`,
    hint: say`Specify a profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. On EC2, check that the metadata service is turned on and, in a container, that its hop limit is at least 2.`,
    target: base.origin,
  };
}

function noCredentials(code: string, message: string, base: URL): EngineError {
  const said = maskSecrets(cleanText(`${code}${message === '' ? '' : `: ${message}`}`)).slice(0, 300);
  return {
    code: 'SourceFailed',
    message: say`The instance metadata service has no credentials for the role of this instance (${said}).`,
    hint: say`Check the role of the instance profile: its trust policy must allow ec2.amazonaws.com. A new role requires a few minutes.`,
    target: base.origin,
  };
}

function noRole(base: URL): EngineError {
  return {
    code: 'CredentialsNotFound',
    message: say`This EC2 instance has no role.`,
    hint: say`Attach an instance profile with a role to it.`,
    target: base.origin,
  };
}
