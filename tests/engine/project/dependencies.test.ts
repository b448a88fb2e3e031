import { describe, expect, it } from 'vitest';
import { bundledPackages } from './bundledPackages.ts';
import { listFiles, readText } from './tree.ts';

interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const lock: { packages: Record<string, LockEntry> } = JSON.parse(readText('package-lock.json'));
const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
const manifest: Record<string, Record<string, string>> = JSON.parse(readText('package.json'));

describe('the packages of npm', () => {
  it('are all pinned by an integrity hash', () => {
    expect(entries.filter(([, entry]) => !entry.integrity).map(([path]) => path)).toEqual([]);
  });

  it('are loaded by the scripts only where they are used: npm start installs them first', () => {
    const scripts = listFiles('scripts').filter((file) => file.endsWith('.mjs'));
    const early = scripts.filter((file) => /^import (?:[^';]* from )?'(?!node:|\.)/m.test(readText(file)));
    expect(scripts.length).toBeGreaterThan(20);
    expect(early).toEqual([]);
  });

  it('come from no address that the lockfile names', () => {
    expect(entries.filter(([, entry]) => entry.resolved || entry.link).map(([path]) => path)).toEqual([]);
  });

  it('are locked for every platform, not only for the one where the lockfile was written', () => {
    const wanted = new Set(entries.flatMap(([, entry]) => Object.keys(entry.optionalDependencies ?? {})));
    const locked = new Set(entries.map(([path]) => path.replace(/^.*node_modules\//, '')));
    expect([...wanted].filter((name) => !locked.has(name))).toEqual([]);
  });

  it('come from no repository and no address: a registry alone has what the hash is of', () => {
    const asked = entries.flatMap(([, entry]) =>
      Object.entries({ ...entry.dependencies, ...entry.optionalDependencies, ...entry.peerDependencies }),
    );
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter(([, range]) => /:|\//.test(range.replace(/^npm:/, '')))).toEqual([]);
  });

  it('that the engine takes directly are under fifteen', () => {
    const wanted = Object.keys(manifest['devDependencies'] ?? {});
    const direct = wanted.filter((name) => bundledPackages.some((line) => line.startsWith(`${name}: `)));
    expect(direct.length).toBeGreaterThan(5);
    expect(direct.length).toBeLessThan(15);
  });

  it('are asked for by exact version', () => {
    const wanted = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {}),
    );
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('run no script when they are installed', () => {
    expect(readText('.npmrc')).toMatch(/^ignore-scripts=true$/m);
    expect(readText('scripts/ensure.mjs')).toContain('--ignore-scripts');
  });

  it('have no script to run that nobody looked at', () => {
    // esbuild's checks that its binary is the one for this machine; it works without.
    expect(entries.filter(([, entry]) => entry.hasInstallScript).map(([path]) => path)).toEqual([
      'node_modules/esbuild',
    ]);
  });

  it('of the engine are the ones in the checked list, with their licences', () => {
    const bundled: { name: string; licence: string }[] = JSON.parse(readText('dist/engine/packages.json'));
    expect(bundled.map(({ name, licence }) => `${name}: ${licence}`)).toEqual(bundledPackages);
  });

  it('carry the same Node for each platform', () => {
    const versions = new Set(Object.values(manifest['optionalDependencies'] ?? {}));
    expect([...versions]).toHaveLength(1);
  });
});

describe('the version', () => {
  const version = String(manifest['version']);

  it('is that of package.json in the built module', () => {
    expect(moduleVersion('dist/AwsRole/AwsRole.psd1')).toBe(version);
  });

  it('is written in package.json alone', () => {
    expect(moduleVersion('module/AwsRole.psd1')).toBe('0.0.0');
  });

  it('is in the changelog, where it may still be unreleased', () => {
    expect(readText('CHANGELOG.md')).toMatch(
      new RegExp(`^## \\[(?:${version.replaceAll('.', '\\.')}|Unreleased)\\]`, 'm'),
    );
  });
});

function moduleVersion(manifestFile: string): string | undefined {
  return /^\s*ModuleVersion\s*=\s*'(.*)'/m.exec(readText(manifestFile))?.[1];
}
