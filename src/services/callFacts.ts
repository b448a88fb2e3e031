import type { Secret } from '../core/secret.ts';
import type { QueryService } from './protocol.ts';

/** What a message may say about a call, and what it must not. */
export interface CallFacts {
  readonly service: QueryService;
  /** 'AssumeRole' … */
  readonly action: string;
  /** Filled in by the call. */
  readonly endpoint?: string;
  readonly attempts?: number;
  readonly roleArn?: string;
  readonly accessKeyId?: string;
  readonly profile?: string | null;
  readonly serialNumber?: string;
  readonly externalId?: string;
  /** Struck out of the server's text, should it echo them. */
  readonly secrets: readonly Secret[];
}

/** What an error about the call is about. */
export function targetOf(facts: CallFacts): { readonly target?: string } {
  const target = facts.roleArn ?? facts.accessKeyId ?? facts.endpoint;
  return target === undefined ? {} : { target };
}
