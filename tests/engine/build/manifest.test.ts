import { describe, expect, it } from 'vitest';
import { renderEngineManifest, stampManifest, uuidOf } from '../../../scripts/lib/manifest.mjs';
import { readText } from '../project/tree.ts';

const manifest = readText('module/AwsRole.psd1');

describe('stampManifest', () => {
  const stamped = stampManifest(manifest, {
    version: '1.2.3',
    engineSha256: 'ABC',
    engines: { 'win-x64': { sha256: 'abc', bytes: 34_000_000 }, 'linux-x64': { sha256: 'def', bytes: 40_000_000 } },
  });

  it('writes the version, the hash of its engine and the engines of the release, and no list of files, which slows each import', () => {
    expect(stamped).toMatch(/^ {8}EngineSha256 = 'ABC'$/m);
    expect(stamped).toMatch(/^ {4}ModuleVersion += '1\.2\.3'$/m);
    expect(stamped).not.toMatch(/^ *FileList/m);
    expect(stamped).toContain(
      "Engines      = @{ 'win-x64' = @{ Sha256 = 'abc'; Bytes = 34000000 }; 'linux-x64' = @{ Sha256 = 'def'; Bytes = 40000000 } }",
    );
  });

  it('records no engines where there are none', () => {
    expect(stampManifest(manifest, { version: '1.2.3', engineSha256: '' })).toContain('Engines      = @{  }');
  });

  it('refuses a manifest without such a line', () => {
    expect(() => stampManifest('@{ }', { version: '1.2.3', engineSha256: '' })).toThrow('no line ModuleVersion');
  });
});

describe('renderEngineManifest', () => {
  const rendered = renderEngineManifest(manifest, {
    platform: 'win-x64',
    version: '1.2.3',
    files: ['bin/awsrole.exe'],
  });

  it('takes from the module\u2019s manifest what both say', () => {
    for (const name of ['Author', 'Copyright', 'LicenseUri', 'ProjectUri', 'IconUri', 'ReleaseNotes']) {
      const value = new RegExp(`^\\s*${name}\\s*= (.+)$`, 'm').exec(manifest)?.[1];
      expect(rendered).toContain(`${name} = ${value}`);
    }
  });

  it('has the version, its file and no command', () => {
    expect(rendered).toContain("ModuleVersion = '1.2.3'");
    expect(rendered).toContain("FileList = @('bin/awsrole.exe')");
    expect(rendered).toContain('FunctionsToExport = @()');
  });

  it('has the same number in each release, and each platform its own', () => {
    const later = renderEngineManifest(manifest, { platform: 'win-x64', version: '1.2.4', files: [] });
    const other = renderEngineManifest(manifest, { platform: 'linux-x64', version: '1.2.3', files: [] });
    expect(numberOf(later)).toBe(numberOf(rendered));
    expect(numberOf(other)).not.toBe(numberOf(rendered));
  });
});

describe('uuidOf', () => {
  it('is one of version 8', () => {
    expect(uuidOf('AwsRole')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

function numberOf(text: string): string | undefined {
  return /GUID = '(.*)'/.exec(text)?.[1];
}
