import type { Environment, Platform } from '../core/environment.ts';
import type { RunTool } from './runTool.ts';

/** What a user has granted on a file beyond owner and mode: access lists, attributes. Node knows nothing of them. */
export interface FileRights {
  /** Gives a new file those of another; false where that is not possible. */
  readonly copy: (from: string, to: string) => boolean;
  /** Whether a file in the place of this one would have the same rights by itself, or by `copy`. */
  readonly canReplace: (path: string) => boolean;
}

/** By the system's own tools: `cp` elsewhere, `icacls` on Windows, which can only tell. */
export function openFileRights(platform: Platform, environment: Environment, run: RunTool): FileRights {
  const ends = (program: string, words: readonly string[]) => {
    const outcome = run(program, words);
    return outcome.kind === 'ended' && outcome.exitCode === 0 ? outcome.output : undefined;
  };
  switch (platform) {
    case 'win32': {
      const icacls = `${environment['SYSTEMROOT'] ?? 'C:\\Windows'}\\System32\\icacls.exe`;
      return { copy: () => true, canReplace: (path) => isInherited(ends(icacls, [path]) ?? '') };
    }
    case 'darwin':
      // Without its bytes it cannot: the caller writes others.
      return { copy: (from, to) => ends('/bin/cp', ['-p', from, to]) !== undefined, canReplace: () => true };
    case 'linux': {
      const words = ['--attributes-only', '--preserve=mode,xattr', '--'];
      return { copy: (from, to) => ends('cp', [...words, from, to]) !== undefined, canReplace: () => true };
    }
  }
}

/**
 * Windows: makes a folder's access list name this user alone, without what it would inherit. It costs two programs of
 * the system, by their full paths, once in the life of the folder. Answers whether that worked.
 */
export function restrictFolder(environment: Environment, run: RunTool): (path: string) => boolean {
  const system = `${environment['SYSTEMROOT'] ?? 'C:\\Windows'}\\System32`;
  return (path) => {
    const who = run(`${system}\\whoami.exe`, ['/user', '/fo', 'csv', '/nh']);
    const user = who.kind === 'ended' ? /"(S-1-[\d-]+)"/.exec(who.output)?.[1] : undefined;
    if (user === undefined) return false;
    const change = run(`${system}\\icacls.exe`, [path, '/inheritance:r', '/grant:r', `*${user}:(OI)(CI)F`]);
    return change.kind === 'ended' && change.exitCode === 0;
  };
}

/** Whether all that icacls lists, such as `DESK\me:(I)(F)`, comes from the folder, as it will for any file there. */
function isInherited(list: string): boolean {
  const entries = [...list.matchAll(/:((?:\([A-Z,]+\))+)\r?$/gm)].map(([, rights = '']) => rights);
  return entries.length > 0 && entries.every((rights) => rights.includes('(I)'));
}
