import type { IncomingMessage, ServerResponse } from 'node:http';
import { listenOnLoopback, loopback } from '../edges/loopback.ts';
import { loadCrypto, loadHttp } from '../edges/node.ts';

/** The result that the browser brought back. */
type Callback =
  | { readonly kind: 'code'; readonly code: string }
  /** `reason`: the OAuth error code, such as access_denied. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It belongs to another sign-in. */
  | { readonly kind: 'foreign' };

/** A listener on this machine that waits for one redirect of the browser. */
interface CallbackListener {
  /** Has the port that the system chose. */
  readonly redirectUri: string;
  readonly answered: Promise<Callback>;
  readonly close: () => void;
}

const callbackPath = '/oauth/callback';
/** The redirect URI to register; the port of a loopback address is ignored (RFC 8252, 7.3). */
export const registeredUri = `http://${loopback}${callbackPath}`;

/** A redirect is one line and some headers, so larger or slow requests are cut off. */
const limits = { maxHeaderSize: 16_384, headersTimeout: 5_000, requestTimeout: 5_000, keepAliveTimeout: 1_000 };
const maxConnections = 20;
const maxCodeCharacters = 4096;

/** Opens the listener. `state`: the value that the redirect must bring back. Any other request gets a 404 and is ignored. */
export async function openCallback(state: string): Promise<CallbackListener> {
  let settle: (callback: Callback) => void = () => {};
  const answered = new Promise<Callback>((resolve) => {
    settle = resolve;
  });
  let isSettled = false;
  let address = '';
  const server = loadHttp().createServer({ ...limits, connectionsCheckingInterval: 1_000 }, (request, response) => {
    const callback = isSettled ? undefined : readCallback(request, address, state);
    if (callback === undefined) return send(response, 404, '');
    isSettled = true;
    // Settle only when the page is sent, since the process may end right after.
    response.once('close', () => settle(callback));
    send(response, callback.kind === 'code' ? 200 : 400, renderPage(callback.kind === 'code'));
  });
  server.maxConnections = maxConnections;
  address = `${loopback}:${await listenOnLoopback(server)}`;
  return {
    redirectUri: `http://${address}${callbackPath}`,
    answered,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Undefined for other requests: another path or method, or another host name (DNS rebinding). */
function readCallback({ method, url = '', headers }: IncomingMessage, address: string, state: string) {
  if (method !== 'GET' || headers.host !== address || !URL.canParse(url, `http://${address}`)) return undefined;
  const { pathname, searchParams } = new URL(url, `http://${address}`);
  const [code, error] = [searchParams.get('code'), searchParams.get('error')];
  if (pathname !== callbackPath || (code === null && error === null)) return undefined;
  return checkAnswer(code, error, isSame(searchParams.get('state') ?? '', state));
}

function checkAnswer(code: string | null, error: string | null, isStateSame: boolean): Callback {
  if (!isStateSame) return { kind: 'foreign' };
  if (error !== null) return { kind: 'refused', reason: error.replace(/[^\w-]/g, '').slice(0, 64) };
  return code !== null && code.length <= maxCodeCharacters && /^[\x21-\x7e]+$/.test(code)
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

/** The page at the end of the sign-in, in both languages, since the browser's language is unknown. */
function renderPage(isDone: boolean): string {
  const [title, english, japanese] = isDone
    ? ['Signed in', 'You can close this page and return to your shell.', 'このページを閉じて、シェルに戻ってください。']
    : ['Not signed in', 'Your shell shows the reason.', 'サインインできませんでした。理由はシェルに表示されます。'];
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>AwsRole: ${title}</title>
<style>body{font:16px/1.6 system-ui,sans-serif;margin:20vh auto;max-width:28em;text-align:center}</style>
<h1>${title}</h1><p>${english}</p><p lang="ja">${japanese}</p></html>
`;
}
