import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadCrypto, loadHttp } from '../edges/node.ts';

/** What the browser brought back. */
export type Callback =
  | { readonly kind: 'code'; readonly code: string }
  /** `reason`: OAuth's word, such as access_denied. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It does not belong to this sign-in. */
  | { readonly kind: 'foreign' };

/** A listener that waits for one answer of the browser, on this machine alone. */
export interface CallbackListener {
  /** With the port that the system chose. */
  readonly redirectUri: string;
  readonly answered: Promise<Callback>;
  readonly close: () => void;
}

const host = '127.0.0.1';
const callbackPath = '/oauth/callback';
/** As it is registered: the port does not count for a loopback address (RFC 8252, 7.3). */
export const registeredUri = `http://${host}${callbackPath}`;

/** A request is a line and some headers: whoever sends more, or slowly, is cut off. */
const limits = { maxHeaderSize: 16_384, headersTimeout: 5_000, requestTimeout: 5_000, keepAliveTimeout: 1_000 };
const mostConnections = 20;
const longestWord = 4096;

/** Opens it. `state`: what the answer must bring back. Everything but the one answer is 404, and ends nothing. */
export async function openCallback(state: string): Promise<CallbackListener> {
  let settle: (callback: Callback) => void = () => {};
  const answered = new Promise<Callback>((resolve) => {
    settle = resolve;
  });
  let isOver = false;
  let address = '';
  const server = loadHttp().createServer({ ...limits, connectionsCheckingInterval: 1_000 }, (request, response) => {
    const callback = isOver ? undefined : readCallback(request, address, state);
    if (callback === undefined) return send(response, 404, '');
    isOver = true;
    // Answered once the page is out: the process may end with it.
    response.once('close', () => settle(callback));
    send(response, callback.kind === 'code' ? 200 : 400, renderPage(callback.kind === 'code'));
  });
  server.maxConnections = mostConnections;
  await listen(server);
  address = `${host}:${(server.address() as AddressInfo).port}`;
  return {
    redirectUri: `http://${address}${callbackPath}`,
    answered,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Undefined for what is not an answer of a sign-in: another path or method, another name of this machine (DNS rebinding). */
function readCallback({ method, url = '', headers }: IncomingMessage, address: string, state: string) {
  if (method !== 'GET' || headers.host !== address || !URL.canParse(url, `http://${address}`)) return undefined;
  const { pathname, searchParams } = new URL(url, `http://${address}`);
  const [code, error] = [searchParams.get('code'), searchParams.get('error')];
  if (pathname !== callbackPath || (code === null && error === null)) return undefined;
  return judge(code, error, isSame(searchParams.get('state') ?? '', state));
}

function judge(code: string | null, error: string | null, isOurs: boolean): Callback {
  if (!isOurs) return { kind: 'foreign' };
  if (error !== null) return { kind: 'refused', reason: error.replace(/[^\w-]/g, '').slice(0, 64) };
  return code !== null && code.length <= longestWord && /^[\x21-\x7e]+$/.test(code)
    ? { kind: 'code', code }
    : { kind: 'foreign' };
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && loadCrypto().timingSafeEqual(left, right);
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    connection: 'close',
  });
  response.end(body);
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, host, resolve);
  });
}

/** The page that the browser shows at the end. The user's language is the browser's affair, so it says it in both. */
function renderPage(isDone: boolean): string {
  const [title, english, japanese] = isDone
    ? [
        'Signed in',
        'You can close this page and go back to your shell.',
        'このページを閉じて、シェルに戻ってください。',
      ]
    : ['Not signed in', 'Your shell says why.', 'サインインできませんでした。理由はシェルに表示されます。'];
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>AwsRole: ${title}</title>
<style>body{font:16px/1.6 system-ui,sans-serif;margin:20vh auto;max-width:28em;text-align:center}</style>
<h1>${title}</h1><p>${english}</p><p lang="ja">${japanese}</p></html>
`;
}
