import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findFramework } from '../../../scripts/lib/compileAhead.mjs';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'awsrole-dotnet-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('findFramework', () => {
  it('finds the newest .NET 10', () => {
    const dotnet = makeDotnet('many', ['8.0.30', '10.0.9', '10.0.12', '11.0.0']);
    expect(findFramework(dotnet)).toBe(join(folder, 'many', 'shared', 'Microsoft.NETCore.App', '10.0.12'));
  });

  it('says that there is no .NET 10', () => {
    expect(() => findFramework(makeDotnet('old', ['8.0.30']))).toThrow('the SDK here has no runtime of it');
  });

  it('says that there is no .NET at all', () => {
    expect(() => findFramework(undefined)).toThrow('there is no dotnet on PATH');
  });
});

function makeDotnet(name: string, versions: readonly string[]): string {
  for (const version of versions) {
    mkdirSync(join(folder, name, 'shared', 'Microsoft.NETCore.App', version), { recursive: true });
  }
  const program = join(folder, name, 'dotnet');
  mkdirSync(program);
  return program;
}
