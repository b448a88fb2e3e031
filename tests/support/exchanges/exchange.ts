/** One answer of a local service; the last of a list is given from then on. */
export interface Answer {
  readonly status?: number;
  readonly body?: string;
  /** Nothing is answered. */
  readonly hangs?: boolean;
}

/**
 * A shell, its files, and what the services say: `awsrole credential-process` without a profile against botocore's default
 * chain. In texts `{url}` is where the services are, `{folder}` where the files lie.
 */
export interface Exchange {
  readonly name: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly config?: string;
  readonly credentials?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** By `METHOD /path`; 404 for all else. */
  readonly routes?: Readonly<Record<string, Answer | readonly Answer[]>>;
  /** Why the two differ on purpose. */
  readonly differs?: string;
}

/** What came of it: the keys, or why there are none. */
export type Outcome =
  | {
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken: string | null;
      readonly accountId: string | null;
      /** UTC, in whole seconds. */
      readonly expiration: string | null;
    }
  | { readonly refused: string };
