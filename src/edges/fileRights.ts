import type { Environment, Platform } from '../core/environment.ts';
import type { RunTool } from './runTool.ts';

/** Permissions of a file beyond owner and mode: access lists and extended attributes. Node.js cannot read them. */
export interface FileRights {
  /** Copies the permissions of one file to another, new one; returns false if that is not possible. */
  readonly copy: (from: string, to: string) => boolean;
  /** Whether a new file in its place would have the same permissions, inherited or by `copy`. */
  readonly canReplace: (path: string) => boolean;
}

/** Uses the system's own tools: `cp`, or on Windows `icacls`, which is only used to read the permissions. */
export function openFileRights(platform: Platform, environment: Environment, run: RunTool): FileRights {
  const outputOf = (program: string, words: readonly string[]) => {
    const outcome = run(program, words);
    return outcome.kind === 'ended' && outcome.exitCode === 0 ? outcome.output : undefined;
  };
  switch (platform) {
    case 'win32': {
      const icacls = `${environment['SYSTEMROOT'] ?? 'C:\\Windows'}\\System32\\icacls.exe`;
      return { copy: () => true, canReplace: (path) => isInherited(outputOf(icacls, [path]) ?? '') };
    }
    case 'darwin':
      // This cp cannot copy the attributes without the content, which the caller overwrites.
      return { copy: (from, to) => outputOf('/bin/cp', ['-p', from, to]) !== undefined, canReplace: () => true };
    case 'linux': {
      const words = ['--attributes-only', '--preserve=mode,xattr', '--'];
      return { copy: (from, to) => outputOf('cp', [...words, from, to]) !== undefined, canReplace: () => true };
    }
  }
}

/**
 * Windows: gives only this user access to a folder, without inherited permissions. Starts two programs of the system, by
 * their full paths, once for each new folder. Returns whether that worked.
 */
export function restrictFolder(environment: Environment, run: RunTool): (path: string) => boolean {
  const system = `${environment['SYSTEMROOT'] ?? 'C:\\Windows'}\\System32`;
  return (path) => {
    const whoami = run(`${system}\\whoami.exe`, ['/user', '/fo', 'csv', '/nh']);
    const user = whoami.kind === 'ended' ? /"(S-1-[\d-]+)"/.exec(whoami.output)?.[1] : undefined;
    if (user === undefined) return false;
    const change = run(`${system}\\icacls.exe`, [path, '/inheritance:r', '/grant:r', `*${user}:(OI)(CI)F`]);
    return change.kind === 'ended' && change.exitCode === 0;
  };
}

/** Whether every entry that icacls lists, such as `DESK\me:(I)(F)`, is inherited from the folder, as for any new file there. */
function isInherited(list: string): boolean {
  const entries = [...list.matchAll(/:((?:\([A-Z,]+\))+)\r?$/gm)].map(([, rights = '']) => rights);
  return entries.length > 0 && entries.every((rights) => rights.includes('(I)'));
}
