import { basename } from 'node:path';
import type { EngineError, Result } from '../core/error.ts';
import type { Warning } from '../core/warning.ts';
import { pause } from '../net/exchange.ts';
import type { Parsed } from '../services/document/parseDocument.ts';
import type { SourceTools } from './source.ts';

/** What reading and renewing a token needs. */
export type TokenTools = Pick<SourceTools, 'edges' | 'sts' | 'once' | 'replaceFile'>;

/** A token in a file of the AWS CLI that can be renewed; each renewal uses up its refresh token. */
export interface RenewableToken<T> {
  readonly path: string;
  /** The message while another process renews it. */
  readonly waiting: string;
  readonly parse: (text: string) => Parsed<T>;
  readonly isFresh: (token: T) => boolean;
  /** Returns the renewed token and the new text of the file; undefined if the file has no refresh token. */
  readonly renew: (token: T, text: string) => Promise<Result<{ readonly token: T; readonly text: string }> | undefined>;
  readonly notSaved: Warning;
}

type ReadToken<T> =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unfit' }
  | { readonly kind: 'fresh'; readonly token: T }
  /** `error`: why the renewal failed; undefined if the file has no refresh token. */
  | { readonly kind: 'aged'; readonly token: T; readonly error: EngineError | undefined };

/**
 * Reads the token of a file. If it must be renewed, only one process does that, and the others read the result. The AWS CLI
 * takes no lock; if it was faster, its token is used.
 */
export async function readRenewedToken<T>(file: RenewableToken<T>, tools: TokenTools): Promise<ReadToken<T>> {
  const found = await readWhole(file, tools);
  if (found.kind !== 'aged') return toAnswer(found);
  return tools.once<ReadToken<T>>(file.path, {
    name: basename(file.path),
    waiting: file.waiting,
    find: () => {
      const now = readFile(file, tools);
      return now.kind === 'fresh' ? toAnswer(now) : undefined;
    },
    make: () => renewLocked(file, tools),
  });
}

type Read<T> =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unfit' }
  | { readonly kind: 'fresh'; readonly token: T; readonly text: string }
  | { readonly kind: 'aged'; readonly token: T; readonly text: string };

async function renewLocked<T>(file: RenewableToken<T>, tools: TokenTools): Promise<ReadToken<T>> {
  const current = await readWhole(file, tools);
  if (current.kind !== 'aged') return toAnswer(current);
  const { token, text } = current;
  const renewed = await file.renew(token, text);
  if (renewed === undefined) return { kind: 'aged', token, error: undefined };
  if (renewed.ok) {
    save(file, text, renewed.value.text, tools);
    return { kind: 'fresh', token: renewed.value.token };
  }
  const other = renewed.error.code === 'NetworkUnreachable' ? undefined : await awaitOther(file, tools);
  return other ?? { kind: 'aged', token, error: renewed.error };
}

/**
 * Waits for the token of a process that used the refresh token first: its file is written only later, on a busy machine
 * noticeably. Waits less than a second, so that a prompt to sign in is not delayed more.
 */
async function awaitOther<T>(file: RenewableToken<T>, tools: TokenTools): Promise<ReadToken<T> | undefined> {
  for (let reads = 1; ; reads += 1) {
    const now = readFile(file, tools);
    if (now.kind === 'fresh') return toAnswer(now);
    if (reads === maxReadsForOther) return undefined;
    await pauseOf(tools)(rereadMilliseconds);
  }
}

/** Writes the renewed token, unless a new sign-in has replaced the file in the meantime. */
function save<T>(file: RenewableToken<T>, before: string, text: string, tools: TokenTools): void {
  const now = readFile(file, tools);
  if (now.kind === 'fresh' && now.text !== before) return;
  if (tools.replaceFile(file.path, Buffer.from(text)).ok) return;
  tools.edges.tell({ kind: 'warning', warning: file.notSaved });
}

/** Reads again after a moment if the file is incomplete, since the AWS CLI does not write it atomically. */
async function readWhole<T>(file: RenewableToken<T>, tools: TokenTools): Promise<Read<T>> {
  for (let reads = 1; ; reads += 1) {
    const found = readFile(file, tools);
    if (found.kind !== 'unfit' || reads === maxReads) return found;
    await pauseOf(tools)(rereadMilliseconds);
  }
}

function readFile<T>({ path, parse, isFresh }: RenewableToken<T>, { edges }: TokenTools): Read<T> {
  const bytes = edges.readFile(path);
  if (!bytes.ok || bytes.value === undefined) return { kind: 'missing' };
  const text = Buffer.from(bytes.value).toString('utf8');
  const parsed = parse(text);
  if (!parsed.ok) return { kind: 'unfit' };
  const { value } = parsed;
  return isFresh(value) ? { kind: 'fresh', token: value, text } : { kind: 'aged', token: value, text };
}

function toAnswer<T>(found: Read<T>): ReadToken<T> {
  if (found.kind === 'fresh') return { kind: 'fresh', token: found.token };
  return found.kind === 'aged' ? { kind: 'aged', token: found.token, error: undefined } : found;
}

function pauseOf({ sts }: TokenTools): (milliseconds: number) => Promise<void> {
  return sts.sleep ?? pause;
}

const maxReads = 5;
const maxReadsForOther = 8;
const rereadMilliseconds = 100;
