/** What both syntaxes make of a document, before section names are understood. */

export interface RawEntry {
  readonly key: string;
  /** Continuation lines joined by "\n"; begins with "\n" when it is a nested block. */
  readonly value: string;
  /** Of the key. Counts from 1. */
  readonly line: number;
  /** Of each line of `value`, in its order. */
  readonly valueLines: readonly number[];
}

export interface RawSection {
  /** The text between the brackets. */
  readonly header: string;
  readonly line: number;
  readonly entries: ReadonlyMap<string, RawEntry>;
}

/** Why a reading does not accept a file. */
export interface Problem {
  readonly line: number;
  /** What is wrong there and what was expected, one sentence. */
  readonly message: string;
}

export interface RawFile {
  readonly sections: readonly RawSection[];
  /** Entries of `[DEFAULT]`, which aws-cli sees in every section. */
  readonly defaults: ReadonlyMap<string, RawEntry>;
  /** Empty: the file is accepted. */
  readonly problems: readonly Problem[];
}
