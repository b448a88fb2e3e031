import type { Warning } from '../core/warning.ts';

/** Where something is in a file. Lines count from 1. */
export interface Origin {
  readonly file: string;
  readonly line: number;
}

/** One value, with its place. `nested` holds the lines of a nested block (`s3 =` followed by indented `k = v`). */
export interface Setting {
  readonly value: string;
  readonly origin: Origin;
  readonly nested?: ReadonlyMap<string, Setting>;
}

/** By key, in the file's order. Keys as the reading names them (the AWS CLI: lower case). */
export interface Settings extends Iterable<readonly [string, Setting]> {
  readonly size: number;
  readonly keys: () => Iterable<string>;
  readonly has: (key: string) => boolean;
  readonly get: (key: string) => Setting | undefined;
  /** The value alone, for those who ask ten thousand profiles. */
  readonly value: (key: string) => string | undefined;
}

/** A profile, an sso-session or a services section. */
export interface Section {
  readonly name: string;
  /** Its first header. */
  readonly origin: Origin;
  readonly settings: Settings;
}

export type Sections = ReadonlyMap<string, Section>;

/** Which of the two files is read: section names mean different things in them. */
export type FileKind = 'config' | 'credentials';

/** What one file says, by one reading. Maps keep the file's order. */
export interface FileReading {
  readonly file: string;
  readonly kind: FileKind;
  readonly exists: boolean;
  readonly profiles: Sections;
  readonly ssoSessions: Sections;
  readonly services: Sections;
  /** Sections that this reading passes over. */
  readonly ignored: readonly IgnoredSection[];
  readonly warnings: readonly Warning[];
}

/** A section that is of no kind that is known. */
export interface IgnoredSection {
  readonly header: string;
  readonly line: number;
}

/**
 * Both files together. `profiles` is the AWS CLI's merge (credentials takes precedence for each key, order: config's, then names
 * only in credentials); the readings of the single files stay, since key pairs are looked up in one file each.
 */
export interface Configuration {
  readonly config: FileReading;
  readonly credentials: FileReading;
  readonly profiles: Sections;
  readonly ssoSessions: Sections;
  readonly services: Sections;
  readonly warnings: readonly Warning[];
}
