import { parse } from '../../../src/config/parse.ts';
import type { Configuration, Sections } from '../../../src/config/profile.ts';
import { readConfiguration } from '../../../src/config/readConfiguration.ts';
import type { Environment } from '../../../src/core/environment.ts';
import { type Result, succeed } from '../../../src/core/error.ts';

/** The paths that the tests' files stand at. */
export const paths = { config: '/home/me/.aws/config', credentials: '/home/me/.aws/credentials' } as const;

export interface Files {
  readonly config?: string | Uint8Array;
  readonly credentials?: string | Uint8Array;
}

/** Reads two files that are not on any disk. */
export function readFiles(files: Files, environment: Environment = {}): Result<Configuration> {
  const contents = new Map<string, string | Uint8Array | undefined>([
    [paths.config, files.config],
    [paths.credentials, files.credentials],
  ]);
  const readFile = (path: string) => {
    const content = contents.get(path);
    return succeed(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  };
  return readConfiguration({ environment, platform: 'linux', homeDirectory: '/home/me', readFile });
}

/** The configuration of files that must be readable. */
export function configurationOf(files: Files, environment: Environment = {}): Configuration {
  const read = readFiles(files, environment);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** Names and values alone, to compare. */
export function valuesOf(sections: Sections): Record<string, Record<string, string>> {
  const plain = Array.from(sections.values(), (section) => [
    section.name,
    Object.fromEntries(Array.from(section.settings, ([key, setting]) => [key, setting.value])),
  ]);
  return Object.fromEntries(plain);
}

/** Lines joined to a document, for tests of a reading alone. */
export function documentOf(...lines: string[]) {
  return parse(lines.join('\n'));
}
