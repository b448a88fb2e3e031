import { type IncomingMessage, request as sendHttp } from 'node:http';
import type { ServiceRequest } from './http.ts';
import { ALGORITHM, computeSignature, formatTimestamp } from './sigv4.ts';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** How a call is signed, and how it is damaged on its way. */
export interface CallOptions {
  /** Without keys, the call is not signed. */
  readonly keys?: Keys;
  readonly region?: string;
  readonly service?: string;
  readonly at?: Date;
  readonly method?: 'GET' | 'POST';
  /** Changes the headers after signing. */
  readonly spoilHeaders?: (headers: Record<string, string>) => void;
  /** Changes the body after signing. */
  readonly spoilBody?: (body: string) => string;
  /** Headers that are sent but not signed. */
  readonly unsigned?: readonly string[];
  readonly version?: string;
}

export interface CallResult {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Text of the first element of that name, unescaped, or undefined. */
  text(element: string): string | undefined;
}

/** A query-protocol call with our own signature, for tests that need an invalid one. */
export async function callSigned(
  url: string,
  parameters: Readonly<Record<string, string>>,
  options: CallOptions = {},
): Promise<CallResult> {
  const { method = 'POST', version = '2011-06-15' } = options;
  const form = new URLSearchParams({ Version: version, ...parameters }).toString();
  const query = method === 'GET' ? form : '';
  const body = method === 'GET' ? '' : form;
  const headers: Record<string, string> = {
    host: new URL(url).host,
    'x-amz-date': formatTimestamp(options.at ?? new Date()),
    ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' } : {}),
  };
  if (options.keys) sign({ method, query, body, headers }, options.keys, options);
  options.spoilHeaders?.(headers);
  return send(`${url}/${query === '' ? '' : `?${query}`}`, method, headers, options.spoilBody?.(body) ?? body);
}

interface Draft {
  readonly method: string;
  readonly query: string;
  readonly body: string;
  readonly headers: Record<string, string>;
}

function sign({ method, query, body, headers }: Draft, keys: Keys, options: CallOptions): void {
  const { region = 'us-east-1', service = 'sts', unsigned = [] } = options;
  if (keys.sessionToken !== undefined) headers['x-amz-security-token'] = keys.sessionToken;
  const timestamp = headers['x-amz-date'] ?? '';
  const scope = { date: timestamp.slice(0, 8), region, service, terminator: 'aws4_request' };
  const signedHeaders = Object.keys(headers)
    .filter((name) => !unsigned.includes(name))
    .sort();
  const request: ServiceRequest = {
    method,
    origin: '',
    target: '/',
    path: '/',
    query,
    rawHeaders: Object.entries(headers),
    headers,
    body: Buffer.from(body),
  };
  const signature = computeSignature(request, {
    secret: keys.secretAccessKey,
    authorization: { ...scope, signedHeaders },
    timestamp,
  });
  headers['authorization'] =
    `${ALGORITHM} Credential=${keys.accessKeyId}/${Object.values(scope).join('/')}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`;
}

function send(url: string, method: string, headers: Record<string, string>, body: string): Promise<CallResult> {
  return new Promise((resolve, reject) => {
    const request = sendHttp(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: text,
          text: (element) => textOf(text, element),
        });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

function textOf(xml: string, element: string): string | undefined {
  return new RegExp(`<${element}>([^<]*)</${element}>`)
    .exec(xml)?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
