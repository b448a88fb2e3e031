import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { mergeScripts } from '../../../scripts/lib/mergeScripts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'awsrole-merge-'));
const script = "Set-StrictMode -Version Latest\n#region Files (why)\n. $file\n#endregion\n\nRegister-Completer '$&'\n";

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('mergeScripts', () => {
  it('puts the files of the import and the public ones in the place of the dot-sourcing', () => {
    const files = { 'Public/Get-B.ps1': 'function Get-B {}\n', 'Import/C.ps1': 'function C {}' };
    expect(scriptOf(files)).toBe(
      'Set-StrictMode -Version Latest\n' +
        "$UnreadFile = 'AwsRole.Private.ps1'\n" +
        '#region Import/C.ps1\nfunction C {}\n#endregion\n\n' +
        '#region Public/Get-B.ps1\nfunction Get-B {}\n#endregion\n' +
        "\nRegister-Completer '$&'\n",
    );
  });

  it('puts the private files into another, their functions into the scope of the module', () => {
    const files = {
      'Private/A.ps1': "function Get-A {\n    'function x {'\n}\n\n$script:A = 1\n",
      'Private/B.ps1': '# b\nfunction B {\n}',
    };
    expect(mergeScripts(moduleOf(files))['AwsRole.Private.ps1']).toBe(
      "#region Private/A.ps1\nfunction script:Get-A {\n    'function x {'\n}\n\n$script:A = 1\n#endregion\n\n" +
        '#region Private/B.ps1\n# b\nfunction script:B {\n}\n#endregion\n' +
        "\n$script:FunctionNames = 'Get-A B'.Split(' ')\n",
    );
    expect(scriptOf(files)).not.toContain('Get-A');
  });

  it('lists the functions of all files behind the private ones, for the aliases that keep foreign ones away', () => {
    const files = {
      'Import/C.ps1': 'function Initialize-C {\n}\n\nfunction Get-C {\n}',
      'Public/Get-B.ps1': 'function Get-B {\n}',
      'Private/A.ps1': 'function A {\n}',
    };
    const text = mergeScripts(moduleOf(files))['AwsRole.Private.ps1'];
    expect(text?.split('\n').at(-2)).toBe("$script:FunctionNames = 'Initialize-C Get-C Get-B A'.Split(' ')");
  });

  it.each(['$Pattern = 1', '$a, $b = 1, 2', '$global:A = 1', 'Set-Alias a b', 'function B { 1 }'])(
    'refuses a private file whose "%s" would be lost, or run at another time',
    (line) => {
      const folder = moduleOf({ 'Private/A.ps1': `function Get-A {\n}\n${line}\n` });
      expect(() => mergeScripts(folder)).toThrow(`Private/A.ps1: "${line}"`);
    },
  );

  it('keeps what looks like a replacement pattern in a file', () => {
    expect(scriptOf({ 'Public/A.ps1': "'$&' -replace '$1', '$$'" })).toContain("'$&' -replace '$1', '$$'");
  });

  it('drops the byte order marks of the files and writes one where a character needs it', () => {
    const merged = mergeScripts(moduleOf({ 'Public/A.ps1': "\uFEFF'役割'", 'Private/B.ps1': 'function B {\n}\n' }));
    expect(merged['AwsRole.psm1']?.split('\uFEFF')).toHaveLength(2);
    expect(merged['AwsRole.psm1']?.startsWith('\uFEFFSet-StrictMode')).toBe(true);
    expect(merged['AwsRole.Private.ps1']).not.toContain('\uFEFF');
  });

  it('writes line feeds alone', () => {
    expect(scriptOf({ 'Public/A.ps1': "'a'\r\n'b'\r\n" })).not.toContain('\r');
  });

  it('takes scripts only', () => {
    expect(scriptOf({ 'Public/A.ps1': "'a'", 'Public/A.ps1.orig': "'old'" })).not.toContain('old');
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
    expect(merged['AwsRole.psm1']).toMatch(/^function Set-AwsRole \{\n {4}# \.EXTERNALHELP AwsRole-help\.xml$/m);
    expect(merged['AwsRole.psm1']).not.toContain('.SYNOPSIS');
    expect(merged['AwsRole.Private.ps1']).toMatch(/^function script:Invoke-Engine \{/m);
    for (const [name, text] of Object.entries(merged)) expect(readFileSync(`dist/AwsRole/${name}`, 'utf8')).toBe(text);
  });
});

function scriptOf(files: Readonly<Record<string, string>>): string | undefined {
  return mergeScripts(moduleOf(files))['AwsRole.psm1'];
}

function moduleOf(files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries({ 'AwsRole.psm1': script, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
