import type { Platform } from '../core/environment.ts';
import type { FileCalls } from './fileCalls.ts';

/** Whose folder it must be, and how the machine is asked. */
export interface FolderSettings {
  readonly platform: Platform;
  /** undefined on Windows, where the folder's access list says whose it is. */
  readonly userId: number | undefined;
  readonly calls?: FileCalls;
  /** Waits that many milliseconds. */
  readonly pause?: (milliseconds: number) => void;
  /** Rights of others that nothing there may have; otherwise all of them. */
  readonly forbidden?: number;
  /** Windows: lets this user alone into a new folder; answers whether that worked. */
  readonly restrict?: (path: string) => boolean;
}

export type FolderTools = FolderSettings & Required<Pick<FolderSettings, 'calls' | 'pause' | 'forbidden'>>;
