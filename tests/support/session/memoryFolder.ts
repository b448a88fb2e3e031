import type { Warning } from '../../../src/core/warning.ts';
import type { FolderAnswer, PrivateFolder } from '../../../src/edges/privateFolder.ts';

export interface MemoryFolder extends PrivateFolder {
  readonly files: Map<string, { text: string; modified: Date }>;
  readonly links: Map<string, string>;
  /** Makes the folder refuse everything from now on. */
  readonly refuse: (warning: Warning) => void;
}

/** A folder that exists only in memory. */
export function openMemoryFolder(path: string, now: () => Date): MemoryFolder {
  const files = new Map<string, { text: string; modified: Date }>();
  const links = new Map<string, string>();
  let refusal: Warning | undefined;
  const answer = <T>(value: () => T): FolderAnswer<T> =>
    refusal === undefined
      ? { kind: 'done', value: value() }
      : { kind: 'refused', warning: refusal, reason: refusal.message };
  return {
    path,
    files,
    links,
    refuse: (warning) => {
      refusal = warning;
    },
    read: (name) => answer(() => files.get(name)?.text),
    write: (name, text) =>
      answer(() => {
        files.set(name, { text, modified: now() });
        return undefined;
      }),
    link: (name, target) =>
      answer(() => {
        links.set(name, target);
        return undefined;
      }),
    linkTarget: (name) => answer(() => links.get(name)),
    list: () => answer(() => [...files.keys()]),
    modifiedAt: (name) => answer(() => files.get(name)?.modified),
    remove: (name) => answer(() => files.delete(name)),
  };
}
