import type { AssumeRole$ } from '@aws-sdk/client-sts';
import { QueryShapeSerializer, XmlShapeDeserializer } from '@aws-sdk/core/protocols';

/**
 * An operation of client-sts: its name and the schemas of its input and output. The SDK's own serialiser and
 * deserialiser run on them without its client and middleware, which would cost more than the whole call.
 */
export type Operation = typeof AssumeRole$;
/** The SDK's types name the same thing twice. */
type Schema = Parameters<QueryShapeSerializer['write']>[0];

/** What an error answer says. */
export interface ServiceError {
  readonly code: string;
  readonly message: string;
}

/** STS's own numbers, as client-sts gives them to the AWS Query protocol. */
const version = '2011-06-15';
const settings = {
  timestampFormat: { useTrait: true, default: 5 },
  httpBindings: false,
  xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  serviceNamespace: 'com.amazonaws.sts',
  serializeEmptyLists: true,
} as const;

/** The form body of a call. */
export function renderRequest([, , name, , input]: Operation, parameters: object): string {
  const serializer = new QueryShapeSerializer(settings);
  serializer.write(input as Schema, parameters);
  return `Action=${name}&Version=${version}${serializer.flush()}`;
}

/** The output of a call; undefined when the answer is not that operation's XML. */
export function parseResponse([, , name, , , output]: Operation, body: Uint8Array): unknown {
  try {
    const parsed: unknown = new XmlShapeDeserializer(settings).read(output as Schema, body, `${name}Result`);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** The code and message of an error answer; undefined when it is not STS's XML. */
export function parseError(body: Uint8Array): ServiceError | undefined {
  try {
    const parsed: unknown = new XmlShapeDeserializer(settings).read(documentSchema, body);
    const error = isObject(parsed) ? parsed['Error'] : undefined;
    if (!isObject(error) || typeof error['Code'] !== 'string') return undefined;
    return { code: error['Code'], message: typeof error['Message'] === 'string' ? error['Message'] : '' };
  } catch {
    return undefined;
  }
}

/** Smithy's schema number for "whatever is there". */
const documentSchema = 15;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
