import { randomUUID } from 'node:crypto';
import type { Reply, ServiceRequest } from './http.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A JSON answer. */
export function jsonReply(status: number, body: JsonObject, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID(), ...headers },
    body: JSON.stringify(body),
  };
}

/** A JSON error; AWS's REST services return the error type in a header. */
export function jsonError(status: number, type: string, body: JsonObject): Reply {
  return jsonReply(status, body, { 'x-amzn-errortype': type });
}

/** The JSON object in the body of a request; empty if there is none. */
export function readJsonBody(request: ServiceRequest): JsonObject {
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as JsonObject) : {};
  } catch {
    return {};
  }
}

export function textAt(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === 'string' ? value : undefined;
}
