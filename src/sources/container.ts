import * as z from 'zod/mini';
import { type Credentials, makeCredentials } from '../core/credentials.ts';
import type { Environment } from '../core/environment.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Edges } from '../edges/edges.ts';
import { isExposed, isInstanceMetadata } from '../net/exposure.ts';
import { fetchDocument } from '../services/document/fetchDocument.ts';
import { parseDocument, time, token } from '../services/document/parseDocument.ts';
import { requireUnexpired, type SourceTools } from './source.ts';

const name = say`The container credentials endpoint`;

const schema = z.object({
  AccessKeyId: token,
  SecretAccessKey: token,
  Token: token,
  Expiration: time,
  AccountId: z.nullish(z.string()),
});

/** Gets the credentials that ECS, EKS, or a local server provides to a container. Errors: SourceFailed, NetworkUnreachable. */
export async function runContainer({ edges, sts }: SourceTools): Promise<Result<Credentials>> {
  const url = readContainerEndpoint(edges.environment);
  if (!url.ok) return url;
  const authorization = readAuthorization(edges.environment, edges.readFile);
  if (!authorization.ok) return authorization;
  const headers = authorization.value === undefined ? {} : { authorization: authorization.value };
  const document = await fetchDocument(
    {
      name,
      url: url.value,
      headers,
      parse: (text) => parseDocument(text, schema),
      direct: url.value.protocol === 'http:',
      // An agent that has just started may not have credentials yet (botocore ContainerMetadataFetcher).
      retriesUnfit: true,
      retriesRefusal: true,
    },
    sts,
  );
  if (!document.ok) return document;
  const { AccessKeyId, SecretAccessKey, Token, Expiration, AccountId } = document.value;
  const credentials = makeCredentials({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: Token,
    expiration: Expiration,
    accountId: AccountId,
  });
  return requireUnexpired(credentials, sts.clock.now(), name);
}

/**
 * Resolves the URL of the container credentials endpoint. Over plain HTTP the token may only go to this machine or to
 * link-local addresses of AWS, given as addresses or localhost: any other name could resolve to any host.
 */
export function readContainerEndpoint(environment: Environment): Result<URL> {
  const relative = environment['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'];
  if (relative)
    return relative.startsWith('/')
      ? readUrl(`http://${ecsHost}${relative}`, relativeName)
      : fail(unusable(relativeName, say`must begin with /`));
  return readUrl(environment[fullName] ?? '', fullName);
}

/**
 * Reads the authorization token. The file takes precedence over the variable and is read at each call, since EKS updates it
 * (botocore ContainerProvider).
 */
function readAuthorization(environment: Environment, readFile: Edges['readFile']): Result<string | undefined> {
  const file = environment['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'];
  const bytes = file ? readFile(file) : undefined;
  if (file && (bytes?.ok !== true || bytes.value === undefined)) return fail(unreadable(file));
  const text =
    bytes?.ok && bytes.value
      ? Buffer.from(bytes.value).toString('utf8')
      : environment['AWS_CONTAINER_AUTHORIZATION_TOKEN'];
  if (text === undefined || text === '') return succeed(undefined);
  const value = text.trim();
  return /^[\x20-\x7e]+$/.test(value) ? succeed(value) : fail(notHeader);
}

function unreadable(file: string): EngineError {
  return {
    code: 'SourceFailed',
    message: say`The container authorization token file ${file} cannot be read.`,
    hint: say`Check AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE.`,
    target: file,
    file,
  };
}

const notHeader: EngineError = {
  code: 'SourceFailed',
  message: say`The container authorization token contains a line break or another character that is not allowed in a header.`,
  hint: say`Check AWS_CONTAINER_AUTHORIZATION_TOKEN or its file.`,
};

/** The address of ECS agents (botocore ContainerMetadataFetcher). */
const ecsHost = '169.254.170.2';

const relativeName = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';
const fullName = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';

function readUrl(text: string, variable: string): Result<URL> {
  // URL parsers disagree about a backslash: it can be a slash or part of the host name.
  if (text.includes('\\') || !URL.canParse(text)) return fail(unusable(variable, say`is not a valid URL`));
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return fail(unusable(variable, say`must not contain a user name`));
  if (url.protocol === 'https:') return succeed(url);
  if (url.protocol !== 'http:') return fail(unusable(variable, say`must be an HTTP or HTTPS URL`));
  // A container token must not go to the instance metadata service.
  if (!isExposed(url) && !isInstanceMetadata(url.hostname)) return succeed(url);
  return fail(unusable(variable, say`contains ${url.hostname}, for which plain HTTP is not allowed`));
}

function unusable(variable: string, what: string) {
  return {
    code: 'SourceFailed',
    message: say`${variable} ${what}.`,
    hint: say`Plain HTTP is allowed only for loopback, ${ecsHost}, 169.254.170.23, and [fd00:ec2::23]. Use HTTPS for other hosts.`,
    target: variable,
  } as const;
}
