import { type Answer, type AnswerObject, isAnswerObject } from '../core/answer.ts';
import { nameKeys, nameOwner } from '../export/roleVariables.ts';

/**
 * Adds what the module needs to an answer about a session, a server, or a selected profile: the object that cmdlets return,
 * and the environment variables to set, of which a selected profile has none. Any other answer stays as it is.
 */
export function addShellSession(answer: AnswerObject): AnswerObject;
export function addShellSession(answer: Answer): Answer;
export function addShellSession(answer: Answer): Answer {
  if (!isAnswerObject(answer) || answer['isProtected'] === undefined) return answer;
  const { credentials = null, url, endpoints = null } = answer;
  const keys = isAnswerObject(credentials) ? credentials : undefined;
  const shown = { ...answer, session: renderSession(answer, keys?.['expiration'] ?? null) };
  if (keys === undefined && url === undefined) return shown;
  const source = keys === undefined ? renderServer(answer) : renderKeys(keys);
  return { ...shown, variables: { ...source, ...renderOwner(answer), ...renderEndpoints(endpoints) } };
}

/** Has no end if the server, or programs themselves, renew it. */
function renderSession(answer: AnswerObject, expiration: Answer): AnswerObject {
  const { profile = null, roleArn = null, roleName = null, accountId = null, region = null, source = null } = answer;
  return { profile, roleArn, roleName, accountId, region, expiration, source };
}

function renderKeys(credentials: AnswerObject): AnswerObject {
  const { accessKeyId = null, secretAccessKey = null, sessionToken = null, expiration = null } = credentials;
  return nameKeys<Answer>({ accessKeyId, secretAccessKey, sessionToken, expiration });
}

/** Without keys, because programs use them before a server. */
function renderServer({ url = null, token = null }: AnswerObject): AnswerObject {
  return { AWS_CONTAINER_CREDENTIALS_FULL_URI: url, AWS_CONTAINER_AUTHORIZATION_TOKEN: token };
}

/** AWSUME_PROFILE is for prompts. */
function renderOwner({ accountId = null, region = null, profile = null }: AnswerObject): AnswerObject {
  return { ...nameOwner<Answer>({ accountId, region, profile }), AWSUME_PROFILE: profile };
}

/** The endpoints of the profile, and their names, by which they are removed later. */
function renderEndpoints(endpoints: Answer): AnswerObject {
  if (!isAnswerObject(endpoints)) return {};
  const names = Object.keys(endpoints);
  return names.length === 0 ? {} : { ...endpoints, AWSROLE_ENDPOINTS: names.join(',') };
}
