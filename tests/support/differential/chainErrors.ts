import type { ErrorCode } from '../../../src/core/error.ts';

/** Our codes for botocore's kinds of errors. */
const codes: Readonly<Record<string, readonly ErrorCode[]>> = {
  ProfileNotFound: ['ProfileNotFound'],
  InfiniteLoopConfigError: ['ProfileCycle'],
  PartialCredentialsError: ['ProfileIncomplete'],
  InvalidConfigError: ['ProfileIncomplete'],
  CredentialRetrievalError: ['CredentialsNotFound'],
  NoCredentials: ['CredentialsNotFound'],
  NoRegionError: ['ProfileIncomplete'],
  ParamValidationError: ['InvalidParameter'],
  InvalidRegionError: ['InvalidParameter'],
  InvalidRetryModeError: ['InvalidParameter'],
  InvalidMaxRetryAttemptsError: ['InvalidParameter'],
  EndpointVariantError: ['InvalidParameter'],
  HTTPClientError: ['InvalidParameter'],
};

/** The codes that may stand for an error of botocore; some kinds are told apart by their message only. */
export function codesOf({ kind, message }: { readonly kind: string; readonly message: string }): readonly ErrorCode[] {
  if (/contains both source_profile|is inconsistent between/.test(message)) return ['SourceConflict'];
  if (kind === 'ValueError') {
    return message === 'empty credential_process' ? ['ProfileIncomplete'] : ['InvalidParameter'];
  }
  // A value where a block is expected, or the other way round, ends in Python's own errors.
  if (kind === 'AttributeError' || kind === 'TypeError') return ['InvalidParameter', 'ProfileIncomplete'];
  return codes[kind] ?? [];
}
