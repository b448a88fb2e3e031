import type { Warning } from '../core/warning.ts';
import type { FolderAnswer, PrivateFolder } from '../edges/privateFolder.ts';
import { isAbandoned, temporarySuffix } from '../edges/replaceFile.ts';
import type { SessionKey } from './key.ts';
import { type Clock, measureRemaining, type Session } from './session.ts';
import { parseSession, renderSession } from './sessionText.ts';

/** Our cached sessions on disk. Any problem is a miss and a warning, never an error. */
export interface Store {
  readonly read: (key: SessionKey) => Session | undefined;
  readonly write: (key: SessionKey, session: Session) => void;
  readonly list: () => readonly StoredSession[];
  /** Returns whether there was one. */
  readonly remove: (name: string) => boolean;
  /** Removes and returns expired sessions; also removes files that are not sessions. */
  readonly sweep: (clock: Clock) => readonly Session[];
}

interface StoredSession {
  /** The file name without its extension. */
  readonly name: string;
  readonly session: Session;
}

/** The encoding of a session in its file: plain text or encrypted. */
export interface Codec {
  /** The extension of the files, different for each codec. */
  readonly ending: string;
  readonly encode: (text: string, name: string) => string;
  /** Undefined for text that this codec did not write under that name. */
  readonly decode: (text: string, name: string) => string | undefined;
}

/** The extension of encrypted sessions (`seal.ts`), defined here so that they can be removed without the key. */
export const sealedEnding = '.sealed';

export const plain: Codec = { ending: '.session', encode: (text) => text, decode: (text) => text };

export function openStore(folder: PrivateFolder, warn: (warning: Warning) => void, codec: Codec = plain): Store {
  return { read, write, list, remove, sweep };

  function read(key: SessionKey): Session | undefined {
    const session = parse(readText(key.name), key.name);
    return session?.key === key.text ? session : undefined;
  }

  function write(key: SessionKey, session: Session): void {
    settle(folder.write(key.name + codec.ending, codec.encode(renderSession(session), key.name)));
  }

  function list(): readonly StoredSession[] {
    return names().flatMap((name) => {
      const session = parse(readText(name), name);
      return session === undefined ? [] : [{ name, session }];
    });
  }

  function sweep(clock: Clock): readonly Session[] {
    const expired: Session[] = [];
    for (const name of names()) {
      const text = readText(name);
      if (text === undefined) continue;
      const session = parse(text, name);
      if (session !== undefined && measureRemaining(session.times, clock) > 0) continue;
      if (session !== undefined) expired.push(session);
      remove(name);
    }
    return expired;
  }

  function remove(name: string): boolean {
    return settle(folder.remove(name + codec.ending)) ?? false;
  }

  function names(): readonly string[] {
    const files = (settle(folder.list()) ?? []).filter((file) => file.endsWith(codec.ending)).sort();
    return files.map((file) => file.slice(0, -codec.ending.length));
  }

  function readText(name: string): string | undefined {
    return settle(folder.read(name + codec.ending));
  }

  function parse(text: string | undefined, name: string): Session | undefined {
    const decoded = text === undefined ? undefined : codec.decode(text, name);
    return decoded === undefined ? undefined : parseSession(decoded);
  }

  function settle<T>(answer: FolderAnswer<T>): T | undefined {
    if (answer.kind === 'refused') warn(answer.warning);
    return answer.kind === 'done' ? answer.value : undefined;
  }
}

/** Removes incomplete files of killed processes, which may contain secrets. Fast if there are none. */
export function sweepTemporary(folder: PrivateFolder, now: Date): void {
  const files = folder.list();
  if (files.kind !== 'done') return;
  for (const file of files.value.filter((name) => name.endsWith(temporarySuffix))) {
    const modified = folder.modifiedAt(file);
    if (modified.kind !== 'done' || modified.value === undefined) continue;
    if (isAbandoned(modified.value, now)) folder.remove(file);
  }
}
