import { basename } from 'node:path';
import type { EngineError, Result } from '../core/error.ts';
import type { Warning } from '../core/warning.ts';
import { pause } from '../net/exchange.ts';
import type { Parsed } from '../services/document/parseDocument.ts';
import type { SourceTools } from './source.ts';

/** What reading and renewing one needs. */
export type TokenTools = Pick<SourceTools, 'edges' | 'sts' | 'once' | 'replaceFile'>;

/** A token that the AWS CLI keeps in a file of its own, and that can be renewed once: its refresh token is then used up. */
export interface RenewableToken<T> {
  readonly path: string;
  /** What the user is told when another process is at it. */
  readonly waiting: string;
  readonly parse: (text: string) => Parsed<T>;
  readonly isFresh: (token: T) => boolean;
  /** The token after a renewal, with the file's new text; undefined when the file has nothing to renew with. */
  readonly renew: (token: T, text: string) => Promise<Result<{ readonly token: T; readonly text: string }> | undefined>;
  readonly notSaved: Warning;
}

export type ReadToken<T> =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unfit' }
  | { readonly kind: 'fresh'; readonly token: T }
  /** `error`: why it could not be renewed; undefined when there is nothing to renew it with. */
  | { readonly kind: 'aged'; readonly token: T; readonly error: EngineError | undefined };

/**
 * The token of a file, renewed by one process of all that want it at once: the others read what that one wrote. The AWS CLI
 * takes no lock; where it was faster, its token is read in place of ours.
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
    make: () => renewHeld(file, tools),
  });
}

type Read<T> =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unfit' }
  | { readonly kind: 'fresh'; readonly token: T; readonly text: string }
  | { readonly kind: 'aged'; readonly token: T; readonly text: string };

async function renewHeld<T>(file: RenewableToken<T>, tools: TokenTools): Promise<ReadToken<T>> {
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
 * Who used the refresh token up before us writes its file only after that: on a busy machine some time after. No longer than leaves a
 * person the question whether to sign in within a second.
 */
async function awaitOther<T>(file: RenewableToken<T>, tools: TokenTools): Promise<ReadToken<T> | undefined> {
  for (let look = 1; ; look += 1) {
    const now = readFile(file, tools);
    if (now.kind === 'fresh') return toAnswer(now);
    if (look === looksForOther) return undefined;
    await pauseOf(tools)(lookMilliseconds);
  }
}

/** A sign-in that came in the meantime is newer than our renewal, and stays. */
function save<T>(file: RenewableToken<T>, before: string, text: string, tools: TokenTools): void {
  const now = readFile(file, tools);
  if (now.kind === 'fresh' && now.text !== before) return;
  if (tools.replaceFile(file.path, Buffer.from(text)).ok) return;
  tools.edges.tell({ kind: 'warning', warning: file.notSaved });
}

/** The AWS CLI writes in place: a file that is half written is whole a moment later. */
async function readWhole<T>(file: RenewableToken<T>, tools: TokenTools): Promise<Read<T>> {
  for (let look = 1; ; look += 1) {
    const found = readFile(file, tools);
    if (found.kind !== 'unfit' || look === looks) return found;
    await pauseOf(tools)(lookMilliseconds);
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

const looks = 5;
const looksForOther = 8;
const lookMilliseconds = 100;
