import type { Secret } from '../core/secret.ts';

/** The system's own credential store, which keeps one short secret for us. */
export interface Vault {
  /** undefined: it works, and has none yet. */
  readonly read: () => VaultAnswer<Secret | undefined>;
  readonly write: (secret: Secret) => VaultAnswer<undefined>;
}

/** `problem`: a sentence that names the store and says what is missing. */
export type VaultAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };
