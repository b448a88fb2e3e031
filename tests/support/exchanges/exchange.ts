/** An answer of a local service; the last answer of a list repeats. */
export interface Answer {
  readonly status?: number;
  readonly body?: string;
  /** The service never answers. */
  readonly hangs?: boolean;
}

/**
 * A test case for `awsrole credential-process` without a profile against botocore's default chain: environment, files, and answers of
 * services. In texts, `{url}` is the URL of the services, and `{folder}` the folder of the files.
 */
export interface Exchange {
  readonly name: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly config?: string;
  readonly credentials?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** By `METHOD /path`; everything else answers 404. */
  readonly routes?: Readonly<Record<string, Answer | readonly Answer[]>>;
  /** The reason for an intended difference. */
  readonly differs?: string;
}

/** The result: the credentials, or why there are none. */
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
