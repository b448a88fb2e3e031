import { digestText } from '../core/digest.ts';
import { parseJson } from '../core/json.ts';
import { Secret } from '../core/secret.ts';
import type { Session } from './session.ts';

/**
 * Renders a session as the text of its file: a line with format and digest, then a line of JSON. Contains secrets. The
 * digest makes an incomplete or damaged file a miss.
 */
export function renderSession(session: Session): string {
  const json = JSON.stringify(toRecord(session));
  return `${format} ${digestText(json)}\n${json}\n`;
}

/** Parses the output of `renderSession`; undefined for anything else. Uses no schema library, since most runs depend on its speed. */
export function parseSession(text: string): Session | undefined {
  const head = format.length + 1 + digestLength;
  if (text.length < head + 2 || !text.startsWith(`${format} `) || text[head] !== '\n' || !text.endsWith('\n'))
    return undefined;
  const json = text.slice(head + 1, -1);
  if (digestText(json) !== text.slice(format.length + 1, head)) return undefined;
  return fromRecord(parseJson(json));
}

const format = 'awsrole-session-1';
const digestLength = 16;

function toRecord(session: Session): Readonly<Record<string, unknown>> {
  const { credentials, times } = session;
  return {
    key: session.key,
    profile: session.profile,
    roleArn: session.roleArn,
    roleName: session.roleName,
    accessKeyId: credentials.accessKeyId,
    secretAccessKey: credentials.secretAccessKey.reveal(),
    sessionToken: credentials.sessionToken.reveal(),
    expiration: credentials.expiration.getTime(),
    accountId: credentials.accountId,
    assumedArn: credentials.assumedRole?.arn,
    assumedId: credentials.assumedRole?.id,
    issued: times.issued.getTime(),
    uptime: times.uptime,
    hostName: times.hostName,
    lifetime: times.lifetime,
    whileFile: session.whileFile,
    sharedFile: session.sharedFile,
  };
}

function fromRecord(record: unknown): Session | undefined {
  const read = openRecord(record);
  const session: Session = {
    key: read.text('key'),
    profile: read.optionalText('profile') ?? null,
    roleArn: read.optionalText('roleArn') ?? null,
    ...optional('roleName', read.optionalText('roleName')),
    credentials: {
      accessKeyId: read.text('accessKeyId'),
      secretAccessKey: new Secret(read.text('secretAccessKey')),
      sessionToken: new Secret(read.text('sessionToken')),
      expiration: new Date(read.number('expiration', lastMoment)),
      ...optional('accountId', read.optionalText('accountId')),
      ...optional('assumedRole', toAssumedRole(read.optionalText('assumedArn'), read.optionalText('assumedId'))),
    },
    times: {
      issued: new Date(read.number('issued', lastMoment)),
      uptime: read.number('uptime', lastMoment),
      hostName: read.text('hostName'),
      lifetime: read.number('lifetime', maxLifetime),
    },
    ...optional('whileFile', read.optionalText('whileFile')),
    ...optional('sharedFile', read.optionalText('sharedFile')),
  };
  return read.isWhole() ? session : undefined;
}

/** The end of the year 9999 in milliseconds, the last time in ISO 8601. */
const lastMoment = 253_402_300_799_999;

/** A year in seconds, the longest session of any service (MinIO). */
const maxLifetime = 31_622_400;

function toAssumedRole(arn: string | undefined, id: string | undefined) {
  return arn === undefined || id === undefined ? undefined : { arn, id };
}

function optional<Name extends string, T>(name: Name, value: T | undefined): { readonly [N in Name]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [N in Name]: T });
}

/** Reads typed values by name, and remembers whether all were valid. */
function openRecord(record: unknown) {
  const values = typeof record === 'object' && record !== null ? (record as Readonly<Record<string, unknown>>) : {};
  let whole = true;
  const miss = <T>(instead: T): T => {
    whole = false;
    return instead;
  };
  const find = (name: string): unknown => (Object.hasOwn(values, name) ? (values[name] ?? undefined) : undefined);
  const optionalText = (name: string): string | undefined => {
    const value = find(name);
    return value === undefined || typeof value === 'string' ? value : miss(undefined);
  };
  return {
    optionalText,
    text: (name: string): string => optionalText(name) ?? miss(''),
    number: (name: string, most: number): number => {
      const value = find(name);
      return typeof value === 'number' && Math.abs(value) <= most ? value : miss(0);
    },
    isWhole: () => whole,
  };
}
