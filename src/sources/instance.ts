import * as z from 'zod/mini';
import { type Credentials, makeCredentials } from '../core/credentials.ts';
import type { Environment } from '../core/environment.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { type DocumentRequest, fetchDocument } from '../services/document/fetchDocument.ts';
import { type Parsed, parseDocument, time, token } from '../services/document/parseDocument.ts';
import type { SourceTools } from './source.ts';

const schema = z.object({
  Code: z.literal('Success'),
  AccessKeyId: token,
  SecretAccessKey: token,
  Token: token,
  Expiration: time,
});

const name = 'The instance metadata service';
const tokenPath = '/latest/api/token';
const rolePath = '/latest/meta-data/iam/security-credentials/';
const tokenSeconds = '300';

/**
 * The role of an EC2 instance by its metadata service, version 2 only: a token is asked for first, which a request
 * forged elsewhere cannot do. Errors: CredentialsNotFound off EC2 or without a role, SourceFailed.
 */
export async function runInstance({ edges, sts }: SourceTools): Promise<Result<Credentials>> {
  const base = readEndpoint(edges.environment);
  if (!base.ok) return base;
  const usual = { name, direct: true, ...readPatience(edges.environment) };
  const ask = <T>(path: string, rest: Pick<DocumentRequest<T>, 'method' | 'headers' | 'parse' | 'refuse'>) =>
    fetchDocument({ ...usual, ...rest, url: new URL(path, base.value) }, sts);

  const session = await ask(tokenPath, {
    method: 'PUT',
    headers: { 'x-aws-ec2-metadata-token-ttl-seconds': tokenSeconds },
    parse: parseLine,
  });
  if (!session.ok) return session.error.code === 'NetworkUnreachable' ? fail(notThere(base.value)) : session;
  const headers = { 'x-aws-ec2-metadata-token': session.value };
  const role = await ask(rolePath, {
    headers,
    parse: parseLine,
    refuse: (status) => (status === 404 ? noRole(base.value) : undefined),
  });
  if (!role.ok) return role;
  const document = await ask(rolePath + encodeURIComponent(role.value), {
    headers,
    parse: (text) => parseDocument(text, schema),
  });
  return document.ok ? succeed(toCredentials(document.value)) : document;
}

function toCredentials({ AccessKeyId, SecretAccessKey, Token, Expiration }: z.infer<typeof schema>): Credentials {
  return makeCredentials({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: Token,
    expiration: Expiration,
  });
}

/** One word, of the first line: an instance has one role. */
function parseLine(text: string): Parsed<string> {
  const line = text.split('\n', 1)[0]?.trim() ?? '';
  return /^[\x21-\x7e]+$/.test(line) ? { ok: true, value: line } : { ok: false, problem: 'it is empty' };
}

/** AWS_EC2_METADATA_SERVICE_ENDPOINT, else the well-known address of the mode (botocore's resolve_imds_endpoint_mode). */
function readEndpoint(environment: Environment): Result<URL> {
  const custom = environment['AWS_EC2_METADATA_SERVICE_ENDPOINT'];
  const isIpv6 = environment['AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE']?.toLowerCase() === 'ipv6';
  const text = custom || (isIpv6 ? 'http://[fd00:ec2::254]' : 'http://169.254.169.254');
  return URL.canParse(text) ? succeed(new URL(text)) : fail(unusableEndpoint);
}

/** aws-cli waits a second and tries once; a machine that is not on EC2 must not wait long. */
function readPatience(environment: Environment) {
  const seconds = readNumber(environment['AWS_METADATA_SERVICE_TIMEOUT'], 1);
  const maxAttempts = readNumber(environment['AWS_METADATA_SERVICE_NUM_ATTEMPTS'], 1);
  return { maxAttempts, limits: { connectMilliseconds: seconds * 1000, answerMilliseconds: seconds * 1000 } };
}

function readNumber(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^[1-9]\d{0,2}$/.test(text) ? Number(text) : otherwise;
}

function notThere(base: URL): EngineError {
  return {
    code: 'CredentialsNotFound',
    message: `There are no other credentials, and no instance metadata service answers at ${base.origin}.`,
    hint: 'Name a profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; on EC2, check that the metadata service is on.',
    target: base.origin,
  };
}

function noRole(base: URL): EngineError {
  return {
    code: 'CredentialsNotFound',
    message: 'This EC2 instance has no role.',
    hint: 'Attach an instance profile with a role to it.',
    target: base.origin,
  };
}

const unusableEndpoint: EngineError = {
  code: 'InvalidParameter',
  message: 'AWS_EC2_METADATA_SERVICE_ENDPOINT is no URL.',
  hint: 'Write it with its scheme, as in http://169.254.169.254.',
  target: 'AWS_EC2_METADATA_SERVICE_ENDPOINT',
};
