import type { AssumeRole$ } from '@aws-sdk/client-sts';
import { QueryShapeSerializer, XmlShapeDeserializer } from '@aws-sdk/core/protocols';
import { isObject } from '../core/json.ts';

/**
 * An operation of client-sts or client-iam: its name and the schemas of its input and output. They are used with the serializer
 * and deserializer of the SDK, but without its client and middleware, which would take more time than the whole call.
 */
export type Operation = typeof AssumeRole$;
/** A schema; the SDK has two types for it. */
type Schema = Parameters<QueryShapeSerializer['write']>[0];

/** The content of an error response. */
export interface ServiceError {
  readonly code: string;
  readonly message: string;
}

/** The form-encoded body of a request. */
export function renderRequest(
  [, , name, , input]: Operation,
  parameters: object,
  service: QueryService = stsService,
): string {
  const serializer = new QueryShapeSerializer(settingsOf(service));
  serializer.write(input as Schema, parameters);
  return `Action=${name}&Version=${service.version}${serializer.flush()}`;
}

/** The output of a call, empty for an operation without output; undefined if the response is not the XML of that operation. */
export function parseResponse(
  [, , name, , , output]: Operation,
  body: Uint8Array,
  service: QueryService = stsService,
): unknown {
  if (isUnit(output)) return isObject(parseDocument(body, service)?.['ResponseMetadata']) ? {} : undefined;
  return readXml(output as Schema, body, service, `${name}Result`);
}

/** The code and message of an error response; undefined if it is not the XML of the service, or too long: parsing would take 50 MB. */
export function parseError(body: Uint8Array, service: QueryService = stsService): ServiceError | undefined {
  if (body.length > maxErrorBytes) return undefined;
  const error = parseDocument(body, service)?.['Error'];
  if (!isObject(error) || typeof error['Code'] !== 'string') return undefined;
  return { code: error['Code'], message: typeof error['Message'] === 'string' ? error['Message'] : '' };
}

const maxErrorBytes = 100_000;

/** A service with the AWS Query protocol, with the values that its SDK client uses. */
export interface QueryService {
  readonly name: 'STS' | 'IAM';
  /** The name in signatures, policies, and settings. */
  readonly id: 'sts' | 'iam';
  readonly version: string;
  readonly namespace: string;
  readonly serviceNamespace: string;
}

export const stsService: QueryService = {
  name: 'STS',
  id: 'sts',
  version: '2011-06-15',
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  serviceNamespace: 'com.amazonaws.sts',
};

/** Whether an operation has no output; the schema may be a function. */
function isUnit(output: unknown): boolean {
  return (typeof output === 'function' ? output() : output) === 'unit';
}

function parseDocument(body: Uint8Array, service: QueryService): Record<string, unknown> | undefined {
  return readXml(documentSchema, body, service);
}

function readXml(
  schema: Schema,
  body: Uint8Array,
  service: QueryService,
  key?: string,
): Record<string, unknown> | undefined {
  // AWS services send no DOCTYPE, and its declarations could change the values.
  if (/<!DOCTYPE/i.test(Buffer.from(body).toString('latin1'))) return undefined;
  try {
    const parsed: unknown = new XmlShapeDeserializer(settingsOf(service)).read(schema, body, key);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function settingsOf({ namespace, serviceNamespace }: QueryService) {
  return {
    timestampFormat: { useTrait: true, default: 5 },
    httpBindings: false,
    xmlNamespace: namespace,
    serviceNamespace,
    serializeEmptyLists: true,
  } as const;
}

/** The number of the Smithy schema for any document. */
const documentSchema = 15;
