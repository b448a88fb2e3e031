import type { Secret } from '../core/secret.ts';

/** The system credential store, which has one short secret of ours. */
export interface Vault {
  /** Reads the secret; undefined if there is none yet. */
  readonly read: () => VaultAnswer<Secret | undefined>;
  readonly write: (secret: Secret) => VaultAnswer<undefined>;
}

/** `problem`: a sentence that names the store and what is missing. */
export type VaultAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };
