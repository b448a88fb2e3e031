import { REDACTED } from './calls.ts';
import type { ServiceRequest } from './http.ts';

/** The parameters of a query-protocol request. The first value of a repeated name counts, as with AWS. */
export type Parameters = ReadonlyMap<string, string>;

/** Reads the form body of a POST, or the query string of a GET. */
export function readParameters(request: ServiceRequest): Parameters {
  const text = request.method === 'GET' ? request.query : request.body.toString('utf8');
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (!parameters.has(name)) parameters.set(name, value);
  }
  return parameters;
}

/** The values of `Name.member.1.Field`, `Name.member.2.Field` …; without `field`, of `Name.member.1` and so on. */
export function readMembers(parameters: Parameters, name: string, field?: string): string[] {
  const values: string[] = [];
  for (let index = 1; ; index += 1) {
    const key = `${name}.member.${index}${field === undefined ? '' : `.${field}`}`;
    const value = parameters.get(key);
    if (value === undefined) return values;
    values.push(value);
  }
}

const SECRET_PARAMETERS = new Set(['TokenCode', 'WebIdentityToken', 'SAMLAssertion']);

/** The parameters for the record of calls, without secrets. */
export function withoutSecretParameters(parameters: Parameters): Record<string, string> {
  return Object.fromEntries(
    [...parameters].map(([name, value]) => [name, SECRET_PARAMETERS.has(name) ? REDACTED : value]),
  );
}
