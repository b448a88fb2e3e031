import type { Ask, Tell } from '../core/conversation.ts';
import type { Environment, Platform } from '../core/environment.ts';
import type { Result } from '../core/error.ts';

/** Everything outside that the core needs, given as arguments: tests replace no modules. */
export interface Edges {
  readonly environment: Environment;
  readonly platform: Platform;
  readonly homeDirectory: string;
  readonly userName: string;
  /** The bytes of a file; undefined when there is none (or it is a folder, as aws-cli counts it); an error when it cannot be read. */
  readonly readFile: (path: string) => Result<Uint8Array | undefined>;
  /** What the system's tool prints of its proxy settings; empty where there are none. */
  readonly readProxySettings: () => Promise<string>;
  readonly now: () => Date;
  readonly ask: Ask;
  readonly tell: (event: Tell) => void;
}
