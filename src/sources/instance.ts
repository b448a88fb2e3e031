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
 * Gets the credentials of an EC2 instance role from its metadata service, only with version 2, which requires a token and so
 * prevents request forgery. Errors: CredentialsNotFound outside EC2 or without a role, SourceFailed.
 */
export async function runInstance(hop: InstanceHop, { sts }: SourceTools): Promise<Result<Credentials>> {
  const base = new URL(hop.endpoint);
  const common = { name, direct: true, retriesUnfit: true, ...readLimits(hop) };
  const ask = <T>(
    path: string,
    rest: Pick<DocumentRequest<T>, 'method' | 'headers' | 'parse' | 'refuse' | 'retriesRefusal'>,
  ) => fetchDocument({ ...common, ...rest, url: renderCallUrl(hop.endpoint, path) }, sts);

  const session = await ask(tokenPath, {
    method: 'PUT',
    headers: { 'x-aws-ec2-metadata-token-ttl-seconds': tokenSeconds },
    parse: parseLine,
  });
  if (!session.ok) return session.error.code === 'NetworkUnreachable' ? fail(notResponding(base)) : session;
  const headers = { 'x-aws-ec2-metadata-token': session.value };
  // A configured number of attempts also applies to refusals, as in botocore; by default an instance without a role fails at once.
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

/** Parses the credentials; a document with another Code than Success contains only an error. */
function parseCredentials(text: string, base: URL): Parsed<z.infer<typeof schema>> {
  const refused = parseDocument(text, refusalSchema);
  if (!refused.ok || refused.value.Code === 'Success') return parseDocument(text, schema);
  const { Code, Message } = refused.value;
  return { ok: false, problem: Code, error: noCredentials(Code, Message ?? '', base) };
}

/** The first line, which must be one word: an instance has only one role. */
function parseLine(text: string): Parsed<string> {
  const line = text.split('\n', 1)[0]?.trim() ?? '';
  return /^[\x21-\x7e]+$/.test(line) ? { ok: true, value: line } : { ok: false, problem: say`it is empty` };
}

/** Limits the wait on machines that are not on EC2: by default one attempt without a response, and three in all. */
function readLimits({ timeoutSeconds, attempts }: InstanceHop) {
  const milliseconds = timeoutSeconds * 1000;
  return {
    maxAttempts: attempts ?? 3,
    lostAttempts: attempts ?? 1,
    limits: { connectMilliseconds: milliseconds, answerMilliseconds: milliseconds },
  };
}

function notResponding(base: URL): EngineError {
  return {
    code: 'CredentialsNotFound',
    message: say`No credentials were found, and the instance metadata service at ${base.origin} does not respond.`,
    hint: say`Specify a profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. On EC2, check that the metadata service is turned on and, in a container, that its hop limit is at least 2.`,
    target: base.origin,
  };
}

function noCredentials(code: string, message: string, base: URL): EngineError {
  const reason = maskSecrets(cleanText(`${code}${message === '' ? '' : `: ${message}`}`)).slice(0, 300);
  return {
    code: 'SourceFailed',
    message: say`The instance metadata service has no credentials for the role of this instance (${reason}).`,
    hint: say`Check the role of the instance profile: its trust policy must allow ec2.amazonaws.com. A new role takes a few minutes to become available.`,
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
