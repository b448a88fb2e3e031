import { createHash } from 'node:crypto';
import { incompleteSignature, missingAuthenticationToken, type ServiceError } from './errors.ts';
import { ALGORITHM, type Authorization } from './sigv4.ts';

/** Parses an `Authorization` header. Throws MissingAuthenticationToken or IncompleteSignature, with AWS's messages. */
export function parseAuthorization(header: string | undefined, hasDate: boolean): Authorization {
  if (header === undefined || header.trim() === '') throw missingAuthenticationToken();
  const [algorithm = '', ...rest] = header.trim().split(' ');
  if (algorithm !== ALGORITHM) throw incompleteSignature(`Unsupported AWS 'algorithm': '${algorithm.slice(0, 32)}'.`);
  const fields = parseFields(rest.join(' '), header);
  const missing = ['Credential', 'Signature', 'SignedHeaders']
    .filter((name) => !fields.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  if (!hasDate) {
    missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  if (missing.length > 0) throw incompleteSignature(`${missing.join(' ')} ${digestOf(header)}`);
  return assemble(fields);
}

function parseFields(text: string, header: string): Map<string, string> {
  const fields = text.split(',').map((field) => field.trim());
  return new Map(
    fields.map((field) => {
      const equals = field.indexOf('=');
      if (equals < 0) throw noEqualSign(field, header);
      return [field.slice(0, equals), field.slice(equals + 1)];
    }),
  );
}

function assemble(fields: Map<string, string>): Authorization {
  const credential = fields.get('Credential') ?? '';
  const [accessKeyId, date, region, service, terminator, ...rest] = credential.split('/');
  if (!accessKeyId || !date || region === undefined || !service || !terminator || rest.length > 0) {
    throw incompleteSignature(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    );
  }
  const signedHeaders = (fields.get('SignedHeaders') ?? '').split(';').map((name) => name.toLowerCase());
  return { accessKeyId, date, region, service, terminator, signedHeaders, signature: fields.get('Signature') ?? '' };
}

/** AWS repeats the malformed field; here only its beginning is repeated, since it may contain part of a secret. */
function noEqualSign(field: string, header: string): ServiceError {
  return incompleteSignature(
    `'${field.slice(0, 20)}' not a valid key=value pair (missing equal-sign) in ${digestOf(header)}`,
  );
}

function digestOf(header: string): string {
  const digest = createHash('sha256').update(header).digest('base64');
  return `Authorization header (hashed with SHA-256 and encoded with Base64): '${digest}'.`;
}
