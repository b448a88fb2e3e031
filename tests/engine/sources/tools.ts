import type { Configuration, FileReading } from '../../../src/config/profile.ts';
import type { Tell } from '../../../src/core/conversation.ts';
import type { Credentials } from '../../../src/core/credentials.ts';
import { fail, type Result, succeed } from '../../../src/core/error.ts';
import type { Edges } from '../../../src/edges/edges.ts';
import type { ProgramOutcome, ProgramSettings } from '../../../src/programs/runProgram.ts';
import { openService } from '../../../src/services/service.ts';
import type { SourceTools } from '../../../src/sources/source.ts';
import { fakeEdges } from '../../support/fakeEdges.ts';

/** A source's tools, and what it did with them. */
export interface TestTools extends SourceTools {
  readonly told: Tell[];
  readonly written: Map<string, string>;
  readonly started: { readonly words: readonly string[]; readonly settings: ProgramSettings }[];
}

export interface Given {
  readonly edges?: Partial<Edges>;
  readonly files?: Readonly<Record<string, string>>;
  readonly stsUrl?: string;
  readonly region?: string | null;
  readonly configuration?: Configuration;
  /** How a started program ends. */
  readonly program?: ProgramOutcome;
  readonly canWrite?: boolean;
}

/** Tools on a machine that has only what the test gives; retries come at once. */
export function makeTools(given: Given = {}): TestTools {
  const {
    files = {},
    stsUrl = 'http://127.0.0.1:1',
    region = null,
    configuration = emptyConfiguration,
    canWrite = true,
  } = given;
  const told: Tell[] = [];
  const written = new Map<string, string>();
  const started: TestTools['started'] = [];
  const edges = fakeEdges({ tell: (event) => told.push(event), ...given.edges, files });
  const plan = {
    sts: { url: stsUrl, signingRegion: 'us-east-1', by: { kind: 'default' } },
    network: { caBundle: null, retryMode: 'standard', maxAttempts: 3 },
  } as const;
  return {
    configuration,
    edges,
    sts: openService(plan, edges, { sleep: async () => {} }),
    region,
    once: (_path, { make }) => make(),
    run: async (words, settings) => {
      started.push({ words, settings });
      return given.program ?? { kind: 'not-found' };
    },
    replaceFile: (path, bytes) => {
      if (!canWrite) return fail({ code: 'WriteFailed', message: `${path} cannot be written (EROFS).`, hint: '' });
      written.set(path, Buffer.from(bytes).toString('utf8'));
      return succeed(null);
    },
    told,
    written,
    started,
  };
}

const emptyFile = (kind: FileReading['kind']): FileReading => ({
  file: `/home/me/.aws/${kind}`,
  kind,
  exists: false,
  profiles: new Map(),
  ssoSessions: new Map(),
  services: new Map(),
  ignored: [],
  warnings: [],
});

export const emptyConfiguration: Configuration = {
  config: emptyFile('config'),
  credentials: emptyFile('credentials'),
  profiles: new Map(),
  ssoSessions: new Map(),
  services: new Map(),
  warnings: [],
};

/** Credentials with their secrets laid open, to compare. */
export function reveal(result: Result<Credentials>) {
  if (!result.ok) return result.error;
  const { secretAccessKey, sessionToken, ...rest } = result.value;
  return {
    ...rest,
    secretAccessKey: secretAccessKey.reveal(),
    ...(sessionToken === undefined ? {} : { sessionToken: sessionToken.reveal() }),
  };
}
