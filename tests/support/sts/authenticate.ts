import { parseAuthorization } from './authorization.ts';
import { arnOf, type Caller } from './caller.ts';
import type { CallNote } from './calls.ts';
import { expiredToken, invalidClientTokenId, signatureDoesNotMatch } from './errors.ts';
import type { ServiceRequest } from './http.ts';
import { type Authorization, computeSignature, formatTimestamp, parseTimestamp, sameSignature } from './sigv4.ts';
import type { AccessKey, Session, World } from './world.ts';

export interface Gate {
  readonly world: World;
  readonly clock: () => Date;
  readonly service: string;
  /** Regions that the endpoint accepts; by default any. */
  readonly regions?: readonly string[] | undefined;
}

const SKEW_MINUTES = 15;
const TERMINATOR = 'aws4_request';

/**
 * Identifies who signed a request and verifies the signature. The order of the checks is that of the service: scope, key and token,
 * expiration, and signature. Throws the error that AWS would return.
 */
export function authenticate(request: ServiceRequest, gate: Gate, note: CallNote): Caller {
  const timestamp = headerOf(request, 'x-amz-date') ?? httpDate(headerOf(request, 'date'));
  const authorization = parseAuthorization(headerOf(request, 'authorization'), timestamp !== undefined);
  Object.assign(note, {
    accessKeyId: authorization.accessKeyId,
    region: authorization.region,
    service: authorization.service,
  });
  checkScope(authorization, gate);
  checkTime(authorization, timestamp ?? '', gate.clock());
  checkSignedHeaders(request, authorization);
  const { caller, secret } = findCaller(request, authorization, gate);
  const expected = computeSignature(request, { secret, authorization, timestamp: timestamp ?? '' });
  if (!sameSignature(expected, authorization.signature)) {
    throw signatureDoesNotMatch(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  }
  note.caller = arnOf(caller);
  return caller;
}

function checkScope({ region, service, terminator }: Authorization, gate: Gate): void {
  const wrong: string[] = [];
  const regionKnown = region !== '' && (gate.regions?.includes(region) ?? true);
  if (!regionKnown) wrong.push('Credential should be scoped to a valid region. ');
  if (service !== gate.service) wrong.push(`Credential should be scoped to correct service: '${gate.service}'. `);
  if (terminator !== TERMINATOR) {
    wrong.push(`Credential should be scoped with a valid terminator: '${TERMINATOR}', not '${terminator}'. `);
  }
  if (wrong.length > 0) throw signatureDoesNotMatch(wrong.join(''));
}

function checkTime({ date }: Authorization, timestamp: string, now: Date): void {
  const time = parseTimestamp(timestamp);
  if (time === undefined) {
    throw signatureDoesNotMatch(`Date must be in ISO-8601 'basic format'. Got '${timestamp.slice(0, 40)}'.`);
  }
  if (!timestamp.startsWith(date)) {
    throw signatureDoesNotMatch(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${timestamp.slice(0, 8)}', from '${timestamp}'.`,
    );
  }
  const limit = SKEW_MINUTES * 60_000;
  const [server, earliest, latest] = [0, -limit, limit].map((ms) => new Date(now.getTime() + ms)).map(formatTimestamp);
  if (now.getTime() - time.getTime() > limit) {
    throw signatureDoesNotMatch(
      `Signature expired: ${timestamp} is now earlier than ${earliest} (${server} - ${SKEW_MINUTES} min.)`,
    );
  }
  if (time.getTime() - now.getTime() > limit) {
    throw signatureDoesNotMatch(
      `Signature not yet current: ${timestamp} is still later than ${latest} (${server} + ${SKEW_MINUTES} min.)`,
    );
  }
}

function checkSignedHeaders(request: ServiceRequest, { signedHeaders }: Authorization): void {
  if (!signedHeaders.includes('host')) {
    throw signatureDoesNotMatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  for (const name of ['x-amz-date', 'x-amz-security-token']) {
    if (headerOf(request, name) !== undefined && !signedHeaders.includes(name)) {
      throw signatureDoesNotMatch(`'${name}' must be a 'SignedHeader' in the AWS Authorization.`);
    }
  }
}

function findCaller(request: ServiceRequest, { accessKeyId }: Authorization, gate: Gate) {
  const token = headerOf(request, 'x-amz-security-token');
  const session = gate.world.sessions.get(accessKeyId);
  if (session !== undefined) return findSession(session, token, gate);
  for (const user of gate.world.users.values()) {
    const key = user.keys.find(({ id }) => id === accessKeyId);
    if (key?.status === 'Active' && token === undefined && isKnown(key)) {
      return { caller: { kind: 'user', user } satisfies Caller, secret: key.secret };
    }
  }
  throw invalidClientTokenId();
}

function isKnown(key: AccessKey): boolean {
  if (!key.unseenFor) return true;
  key.unseenFor -= 1;
  return false;
}

function findSession(session: Session, token: string | undefined, { world, clock }: Gate) {
  if (token === undefined || !sameSignature(session.token, token)) throw invalidClientTokenId();
  if (clock() >= session.expiration) throw expiredToken();
  if (!issuerLives(session, world)) throw invalidClientTokenId();
  const { principal, secret } = session;
  const caller: Caller = { ...principal, session };
  return { caller, secret };
}

/** A session outlives a change of its role's policy, but not the role itself. */
function issuerLives({ principal }: Session, world: World): boolean {
  return principal.kind === 'user'
    ? world.users.get(principal.user.arn)?.id === principal.user.id
    : world.roles.get(principal.role.arn)?.id === principal.role.id;
}

function headerOf(request: ServiceRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

/** A `Date` header in HTTP form, as the basic format that is signed. */
function httpDate(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : formatTimestamp(time);
}
