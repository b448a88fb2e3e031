import type { Decided } from './plan.ts';

/** The comment behind a value, with its sign: part of the value to aws-cli, though not to the AWS SDKs. */
export function commentIn(setting: Decided<string> | undefined): string | undefined {
  return /\s([#;].*)/.exec(setting?.value ?? '')?.[1];
}
