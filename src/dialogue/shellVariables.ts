import { type Answer, type AnswerObject, isAnswerObject } from '../core/answer.ts';
import { renderTime } from '../core/time.ts';

/**
 * Adds the environment variables that the module sets to a session, or to what a server reports when it starts. Any other
 * answer stays as it is.
 */
export function addShellVariables(answer: AnswerObject): AnswerObject;
export function addShellVariables(answer: Answer): Answer;
export function addShellVariables(answer: Answer): Answer {
  if (!isAnswerObject(answer)) return answer;
  const { credentials = null, token, endpoints = null } = answer;
  const isSession = isAnswerObject(credentials) && isAnswerObject(endpoints);
  if (!isSession && token === undefined) return answer;
  const source = isSession ? renderKeys(credentials) : renderServer(answer);
  return { ...answer, variables: { ...source, ...renderOwner(answer), ...renderEndpoints(endpoints) } };
}

function renderKeys(credentials: AnswerObject): AnswerObject {
  const { accessKeyId = null, secretAccessKey = null, sessionToken = null, expiration = null } = credentials;
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    // As the AWS CLI writes it.
    AWS_CREDENTIAL_EXPIRATION: expiration instanceof Date ? renderTime(expiration).replace('Z', '+00:00') : null,
  };
}

/** Without keys, because programs use them before a server. */
function renderServer({ url = null, token = null }: AnswerObject): AnswerObject {
  return { AWS_CONTAINER_CREDENTIALS_FULL_URI: url, AWS_CONTAINER_AUTHORIZATION_TOKEN: token };
}

function renderOwner({ accountId = null, region = null, profile = null }: AnswerObject): AnswerObject {
  return {
    AWS_ACCOUNT_ID: accountId,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWSROLE_PROFILE: profile,
    AWSUME_PROFILE: profile,
  };
}

/** The endpoints of the profile, and their names, by which they are removed later. */
function renderEndpoints(endpoints: Answer): AnswerObject {
  if (!isAnswerObject(endpoints)) return {};
  const names = Object.keys(endpoints);
  return names.length === 0 ? {} : { ...endpoints, AWSROLE_ENDPOINTS: names.join(',') };
}
