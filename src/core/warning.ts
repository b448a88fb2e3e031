/** Something the user should know though the answer stands. Never holds a secret. */
export interface Warning {
  /** Stable, PascalCase: CommentInValue, AwsCliCannotRead … */
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  /** Counts from 1. */
  readonly line?: number;
}
