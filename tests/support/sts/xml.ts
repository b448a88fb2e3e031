import { randomUUID } from 'node:crypto';
import type { ServiceError } from './errors.ts';
import type { Reply } from './http.ts';

/** A tree of XML elements: text, nested elements, or a list, rendered as repeated `<member>` elements. Undefined is omitted. */
export type Content = string | number | readonly Content[] | { readonly [name: string]: Content | undefined };

/** The namespace of errors before the operation of a service is known. */
const FAULT_NAMESPACE = 'http://webservices.amazon.com/AWSFault/2005-15-09';

/** A successful query-protocol answer: `<ActionResponse><ActionResult>…</ActionResult><ResponseMetadata>`. */
export function renderResult(namespace: string, action: string, result: Content | undefined): Reply {
  const requestId = randomUUID();
  const body = {
    ...(result === undefined ? {} : { [`${action}Result`]: result }),
    ResponseMetadata: { RequestId: requestId },
  };
  return xmlReply(200, requestId, document(`${action}Response`, namespace, body));
}

/** The query protocol's `<ErrorResponse>`. */
export function renderError(namespace: string, error: ServiceError): Reply {
  const requestId = randomUUID();
  const body = {
    Error: { Type: error.fault, Code: error.code, Message: error.message === '' ? undefined : error.message },
    RequestId: requestId,
  };
  const errorNamespace = error.beforeDispatch ? FAULT_NAMESPACE : namespace;
  return xmlReply(error.status, requestId, document('ErrorResponse', errorNamespace, body));
}

/** Escapes text for the content of an element. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#xD;');
}

function xmlReply(status: number, requestId: string, body: string): Reply {
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body };
}

function document(name: string, namespace: string, content: Content): string {
  return `<${name} xmlns="${namespace}">\n${render(content, '  ')}</${name}>\n`;
}

function render(content: Content, indent: string): string {
  const children: readonly (readonly [string, Content | undefined])[] = isList(content)
    ? content.map((item) => ['member', item] as const)
    : Object.entries(content);
  return children.map(([name, child]) => (child === undefined ? '' : element(name, child, indent))).join('');
}

function element(name: string, content: Content, indent: string): string {
  if (typeof content === 'string' || typeof content === 'number') {
    return `${indent}<${name}>${escapeXml(String(content))}</${name}>\n`;
  }
  return `${indent}<${name}>\n${render(content, `${indent}  `)}${indent}</${name}>\n`;
}

function isList(content: Content): content is readonly Content[] {
  return Array.isArray(content);
}
