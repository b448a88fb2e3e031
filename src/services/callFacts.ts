import type { Secret } from '../core/secret.ts';
import type { QueryService } from './protocol.ts';

/** What messages may contain about a call, and what they must not. */
export interface CallFacts {
  readonly service: QueryService;
  /** The name of the operation, such as 'AssumeRole'. */
  readonly action: string;
  /** Set by `callService`. */
  readonly endpoint?: string;
  readonly attempts?: number;
  readonly roleArn?: string;
  readonly accessKeyId?: string;
  readonly profile?: string | null;
  readonly serialNumber?: string;
  readonly externalId?: string;
  /** Masked in the text of the server, which might echo them. */
  readonly secrets: readonly Secret[];
}

/** The target of an error about a call. */
export function targetOf(facts: CallFacts): { readonly target?: string } {
  const target = facts.roleArn ?? facts.accessKeyId ?? facts.endpoint;
  return target === undefined ? {} : { target };
}
