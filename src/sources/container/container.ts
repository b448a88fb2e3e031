import * as z from 'zod/mini';
import { type Credentials, makeCredentials } from '../../core/credentials.ts';
import type { Environment } from '../../core/environment.ts';
import { type EngineError, fail, type Result, succeed } from '../../core/error.ts';
import type { Edges } from '../../edges/edges.ts';
import { fetchDocument } from '../../services/document/fetchDocument.ts';
import { parseDocument, time, token } from '../../services/document/parseDocument.ts';
import type { SourceTools } from '../source.ts';
import { readContainerEndpoint } from './containerEndpoint.ts';

const schema = z.object({
  AccessKeyId: token,
  SecretAccessKey: token,
  Token: token,
  Expiration: time,
  AccountId: z.nullish(z.string()),
});

/** The credentials that ECS, EKS or a local server hands to a container. Errors: SourceFailed, NetworkUnreachable. */
export async function runContainer({ edges, sts }: SourceTools): Promise<Result<Credentials>> {
  const url = readContainerEndpoint(edges.environment);
  if (!url.ok) return url;
  const authorization = readAuthorization(edges.environment, edges.readFile);
  if (!authorization.ok) return authorization;
  const headers = authorization.value === undefined ? {} : { authorization: authorization.value };
  const document = await fetchDocument(
    {
      name: 'The container credentials endpoint',
      url: url.value,
      headers,
      parse: (text) => parseDocument(text, schema),
      direct: url.value.protocol === 'http:',
    },
    sts,
  );
  if (!document.ok) return document;
  const { AccessKeyId, SecretAccessKey, Token, Expiration, AccountId } = document.value;
  return succeed(
    makeCredentials({
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: Token,
      expiration: Expiration,
      accountId: AccountId,
    }),
  );
}

/** The file is read anew at each call, since EKS changes it; it comes before the variable (botocore ContainerProvider). */
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
    message: `The container authorization token file ${file} cannot be read.`,
    hint: 'Check AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE.',
    target: file,
    file,
  };
}

const notHeader: EngineError = {
  code: 'SourceFailed',
  message: 'The container authorization token has a line break or another character that no header may hold.',
  hint: 'Check AWS_CONTAINER_AUTHORIZATION_TOKEN or its file.',
};
