/**
 * A lock between processes that the kernel takes back when its holder ends, however it ends. Names are safe as file
 * names.
 */
export type TryLock = (name: string) => Promise<LockAttempt>;

export type LockAttempt =
  | { readonly kind: 'held'; readonly release: () => void }
  /** `wait` ends when the lock may be free: false; or after that many milliseconds in which one process held it: true. */
  | { readonly kind: 'busy'; readonly wait: (milliseconds: number) => Promise<boolean> }
  /** The system has no such lock here; `code` is its word. */
  | { readonly kind: 'impossible'; readonly code: string };
