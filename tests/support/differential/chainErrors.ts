import type { ErrorCode } from '../../../src/core/error.ts';

/** Our error codes, by botocore's exception types. */
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

/** Our possible codes for an error of botocore; some errors only differ by message. */
export function codesOf({ kind, message }: { readonly kind: string; readonly message: string }): readonly ErrorCode[] {
  if (/contains both source_profile|is inconsistent between/.test(message)) return ['SourceConflict'];
  if (kind === 'ValueError') {
    return message === 'empty credential_process' ? ['ProfileIncomplete'] : ['InvalidParameter'];
  }
  // A value in place of a block, or a block in place of a value, leads to errors of Python itself.
  if (kind === 'AttributeError' || kind === 'TypeError') return ['InvalidParameter', 'ProfileIncomplete'];
  return codes[kind] ?? [];
}
