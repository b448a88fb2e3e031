import type { Warning } from '../core/warning.ts';

/** A position in a file. Lines count from 1. */
export interface Origin {
  readonly file: string;
  readonly line: number;
}

/** A value and its position. `nested` has the settings of a nested block (`s3 =` followed by indented `k = v`). */
export interface Setting {
  readonly value: string;
  readonly origin: Origin;
  readonly nested?: ReadonlyMap<string, Setting>;
}

/** Settings by key, in file order. The case of keys depends on the reading (the AWS CLI: lower case). */
export interface Settings extends Iterable<readonly [string, Setting]> {
  readonly size: number;
  readonly keys: () => Iterable<string>;
  readonly has: (key: string) => boolean;
  readonly get: (key: string) => Setting | undefined;
  /** Only the value, which is faster over ten thousand profiles. */
  readonly value: (key: string) => string | undefined;
}

/** A profile, an sso-session or a services section. */
export interface Section {
  readonly name: string;
  /** The position of its first header. */
  readonly origin: Origin;
  readonly settings: Settings;
}

export type Sections = ReadonlyMap<string, Section>;

/** Which of the AWS files it is: section names have a different form in each. */
export type FileKind = 'config' | 'credentials';

/** The content of a file, according to one reading. Maps are in file order. */
export interface FileReading {
  readonly file: string;
  readonly kind: FileKind;
  readonly exists: boolean;
  readonly profiles: Sections;
  readonly ssoSessions: Sections;
  readonly services: Sections;
  /** Sections that this reading ignores. */
  readonly ignored: readonly IgnoredSection[];
  readonly warnings: readonly Warning[];
}

/** A section of an unknown kind. */
export interface IgnoredSection {
  readonly header: string;
  readonly line: number;
}

/**
 * Both AWS files. `profiles` merges them as the AWS CLI does: the credentials file takes precedence for each setting, and its additional
 * profiles come last. The readings of each file are kept, since an access key and its secret must come from the same file.
 */
export interface Configuration {
  readonly config: FileReading;
  readonly credentials: FileReading;
  readonly profiles: Sections;
  readonly ssoSessions: Sections;
  readonly services: Sections;
  readonly warnings: readonly Warning[];
}
