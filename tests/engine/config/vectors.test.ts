import { expect, test } from 'vitest';
import { parse } from '../../../src/config/parse.ts';
import type { FileKind, FileReading } from '../../../src/config/profile.ts';
import { readSdk } from '../../../src/config/readSdk.ts';
import { mergeProfiles } from '../../../src/config/sections.ts';
import vectors from '../../vectors/profile-parser-tests.json' with { type: 'json' };
import { valuesOf } from './support.ts';

interface Vector {
  readonly name: string;
  readonly input: { readonly configFile?: string; readonly credentialsFile?: string };
  readonly output: {
    readonly errorContaining?: string;
    readonly config?: { readonly profiles: object; readonly sso_sessions?: object };
  };
}

const cases = (vectors as { tests: Vector[] }).tests.map((vector, at) => ({ at: at + 1, ...vector }));

test('The SDK teams have 65 vectors for parsers.', () => {
  expect(cases).toHaveLength(65);
});

test.each(cases)('The sdk reading answers vector $at: $name', ({ input, output }) => {
  const config = read(input.configFile ?? '', 'config');
  const credentials = read(input.credentialsFile ?? '', 'credentials');
  const problems = [...config.problems, ...credentials.problems].map(({ message }) => message);
  if (output.errorContaining !== undefined) {
    expect(problems[0]).toContain(output.errorContaining);
    return;
  }
  expect(problems).toEqual([]);
  expect(valuesOf(mergeProfiles(config, credentials))).toEqual(output.config?.profiles);
  expect(valuesOf(config.ssoSessions)).toEqual(output.config?.sso_sessions ?? {});
});

function read(text: string, kind: FileKind) {
  const reading = readSdk(parse(text), kind, kind);
  return { ...reading, file: kind, kind, exists: true, warnings: [] } satisfies FileReading & typeof reading;
}
