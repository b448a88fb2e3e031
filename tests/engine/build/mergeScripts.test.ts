import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadScript } from './scripts.ts';

const { mergeScripts } = await loadScript<{ mergeScripts: (folder: string) => string }>('mergeScripts.mjs');

const folder = mkdtempSync(join(tmpdir(), 'awsrole-merge-'));
const script = "Set-StrictMode -Version Latest\n#region Files (why)\n. $file\n#endregion\n\nRegister-Completer '$&'\n";

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('mergeScripts', () => {
  it('puts the private files, then the public ones, in the place of the dot-sourcing', () => {
    const merged = mergeScripts(
      moduleOf({ 'Public/Get-B.ps1': 'function Get-B {}\n', 'Private/C.ps1': 'function C {}' }),
    );
    expect(merged).toBe(
      'Set-StrictMode -Version Latest\n' +
        '#region Private/C.ps1\nfunction C {}\n#endregion\n\n' +
        '#region Public/Get-B.ps1\nfunction Get-B {}\n#endregion\n' +
        "\nRegister-Completer '$&'\n",
    );
  });

  it('keeps what looks like a replacement pattern in a file', () => {
    expect(mergeScripts(moduleOf({ 'Public/A.ps1': "'$&' -replace '$1', '$$'" }))).toContain(
      "'$&' -replace '$1', '$$'",
    );
  });

  it('drops the byte order marks of the files and writes one where a character needs it', () => {
    const merged = mergeScripts(moduleOf({ 'Public/A.ps1': "\uFEFF'役割'" }));
    expect(merged.split('\uFEFF')).toHaveLength(2);
    expect(merged.startsWith('\uFEFFSet-StrictMode')).toBe(true);
  });

  it('writes line feeds alone', () => {
    expect(mergeScripts(moduleOf({ 'Public/A.ps1': "'a'\r\n'b'\r\n" }))).not.toContain('\r');
  });

  it('takes scripts only', () => {
    expect(mergeScripts(moduleOf({ 'Public/A.ps1': "'a'", 'Public/A.ps1.orig': "'old'" }))).not.toContain('old');
  });

  it('refuses a file that must stand first', () => {
    const folder = moduleOf({ 'Public/A.ps1': 'using namespace System.IO\n' });
    expect(() => mergeScripts(folder)).toThrow('Public/A.ps1: "using"');
  });

  it('refuses a module script without the place', () => {
    expect(() => mergeScripts(moduleOf({ 'AwsRole.psm1': '. $file\n' }))).toThrow('#region Files');
  });

  it('found each function of the real module', () => {
    const merged = mergeScripts('module');
    const built = readFileSync('dist/AwsRole/AwsRole.psm1', 'utf8');
    expect(merged).toMatch(/^function Set-AwsRole \{/m);
    expect(built).toMatch(/^function Set-AwsRole \{/m);
  });
});

function moduleOf(files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries({ 'AwsRole.psm1': script, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
