import type { ServerResponse } from 'node:http';
import type { ErrorFacts, Reply } from './http.ts';

/**
 * What goes wrong with an answer. `throttle`, `error`, `reply`, `redirect`, `hang`, and `cut` without bytes replace the answer: the service
 * never sees the request. The others damage a real answer, so an MFA code counts as used.
 */
export type Fault =
  | { readonly kind: 'throttle' }
  /** An error of the service itself, such as IDPCommunicationError or InternalFailure. */
  | ({ readonly kind: 'error' } & ErrorFacts)
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'redirect'; readonly location: string; readonly status?: number }
  | { readonly kind: 'hang' }
  /** Closes the connection: immediately, or after this many bytes of the answer's body. */
  | { readonly kind: 'cut'; readonly afterBytes?: number }
  | { readonly kind: 'garbage'; readonly body?: string }
  | { readonly kind: 'drip'; readonly everyMs: number; readonly chunkBytes?: number }
  /** Adds this many bytes of white space to the answer, which XML and JSON allow. */
  | { readonly kind: 'huge'; readonly bytes: number }
  | { readonly kind: 'contentType'; readonly value: string }
  | { readonly kind: 'date'; readonly skewSeconds: number }
  | { readonly kind: 'edit'; readonly edit: (body: string) => string };

/** A fault, with the operation (by default any), how often it occurs (always), and how many good answers come before it (none). */
export type FaultRule = Fault & { readonly operation?: string; readonly times?: number; readonly after?: number };

export interface FaultPlan {
  /** The fault for the next request for `operation`. */
  next(operation: string): Fault | undefined;
  add(rule: FaultRule): void;
  clear(): void;
}

export function planFaults(rules: readonly FaultRule[]): FaultPlan {
  const open: { rule: FaultRule; skip: number; left: number }[] = [];
  const add = (rule: FaultRule) => {
    open.push({ rule, skip: rule.after ?? 0, left: rule.times ?? Number.POSITIVE_INFINITY });
  };
  rules.forEach(add);
  return {
    add,
    clear: () => open.splice(0),
    next: (operation) => {
      const hit = open.find(({ rule, left }) => left > 0 && (rule.operation ?? operation) === operation);
      if (hit === undefined) return undefined;
      if (hit.skip > 0) {
        hit.skip -= 1;
        return undefined;
      }
      hit.left -= 1;
      return hit.rule;
    },
  };
}

interface Delivery {
  readonly fault: Fault | undefined;
  readonly date: Date;
  readonly refuse: (error?: ErrorFacts) => Reply;
  readonly answer: () => Reply | Promise<Reply>;
}

/** Sends the answer with the fault applied. Returns the HTTP status, or 0 if nothing was sent. */
export async function deliver(response: ServerResponse, delivery: Delivery): Promise<number> {
  const { fault, date } = delivery;
  if (fault?.kind === 'hang') return 0;
  if (fault?.kind === 'cut' && !fault.afterBytes) {
    response.destroy();
    return 0;
  }
  const reply = insteadOfAnswer(fault, delivery) ?? spoil(fault, await delivery.answer());
  const skew = fault?.kind === 'date' ? fault.skewSeconds : 0;
  const body = Buffer.from(reply.body);
  const length = body.length + (fault?.kind === 'huge' ? fault.bytes : 0);
  response.writeHead(reply.status, {
    date: new Date(date.getTime() + skew * 1000).toUTCString(),
    'content-length': String(length),
    ...reply.headers,
  });
  await send(response, body, fault);
  return reply.status;
}

function insteadOfAnswer(fault: Fault | undefined, { refuse }: Delivery): Reply | undefined {
  switch (fault?.kind) {
    case 'throttle':
      return refuse();
    case 'error':
      return refuse(fault);
    case 'reply':
      return { status: fault.status, headers: fault.headers ?? {}, body: fault.body ?? '' };
    case 'redirect':
      return { status: fault.status ?? 307, headers: { location: fault.location }, body: '' };
    default:
      return undefined;
  }
}

function spoil(fault: Fault | undefined, reply: Reply): Reply {
  switch (fault?.kind) {
    case 'garbage':
      return { ...reply, body: fault.body ?? '\u0000<<not what you asked for' };
    case 'contentType':
      return { ...reply, headers: { ...reply.headers, 'content-type': fault.value } };
    case 'edit':
      return { ...reply, body: fault.edit(String(reply.body)) };
    default:
      return reply;
  }
}

async function send(response: ServerResponse, body: Buffer, fault: Fault | undefined): Promise<void> {
  if (fault?.kind === 'cut') {
    await write(response, body.subarray(0, fault.afterBytes));
    response.destroy();
  } else if (fault?.kind === 'huge') {
    await write(response, body);
    await pad(response, fault.bytes);
  } else if (fault?.kind === 'drip') {
    await drip(response, body, fault.everyMs, fault.chunkBytes ?? 1);
  } else {
    response.end(body);
  }
}

async function pad(response: ServerResponse, bytes: number): Promise<void> {
  const chunk = Buffer.alloc(65_536, ' ');
  for (let left = bytes; left > 0 && !response.destroyed; left -= chunk.length) {
    await write(response, chunk.subarray(0, left));
  }
  response.end();
}

async function drip(response: ServerResponse, body: Buffer, everyMs: number, chunkBytes: number): Promise<void> {
  for (let start = 0; start < body.length && !response.destroyed; start += chunkBytes) {
    await write(response, body.subarray(start, start + chunkBytes));
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  response.end();
}

function write(response: ServerResponse, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) resolve();
    else response.write(bytes, () => resolve());
  });
}
