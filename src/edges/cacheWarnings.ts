import type { Warning } from '../core/warning.ts';

/** Something about a folder of sessions lets others in: it is left alone, and the switch goes on without it. */
export function cacheUnsafe(path: string, problem: string): Warning {
  return { code: 'CacheUnsafe', message: `The session cache ${path} ${problem}, so it is not used.`, file: path };
}

/** The system refused a call; `code` is its name for that. */
export function cacheFailed(path: string, code: string): Warning {
  return { code: 'CacheFailed', message: `The session cache ${path} cannot be used (${code}).`, file: path };
}
