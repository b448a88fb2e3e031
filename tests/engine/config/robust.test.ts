import { describe, expect, test } from 'vitest';
import { readCli } from '../../../src/config/readCli.ts';
import { changedGlobals, snapshotGlobals } from '../../support/fuzz/globals.ts';
import { configurationOf, documentOf } from './support.ts';

describe('Names of members are ordinary names', () => {
  const members = [
    Object,
    Function,
    Array,
    Object.prototype,
    Function.prototype,
    Array.prototype,
    Map.prototype,
  ].flatMap((target) => Object.getOwnPropertyNames(target));
  const names = [...new Set(members)];

  test('of profiles, of sso-sessions, of keys and of nested keys, and change nothing global.', () => {
    const before = snapshotGlobals();
    const entries = names.map((name) => `${name}_ = x\n`).join('');
    const nested = names.map((name) => `  ${name} = x\n`).join('');
    const sections = names.map(
      (name) => `[profile ${name}]\nkeys = x\nconstructor = y\n__proto__ = z\n[sso-session ${name}]\n`,
    );
    const config = `[profile all]\n${entries}s3 =\n${nested}${sections.join('')}`;
    const credentials = names.map((name) => `[${name}]\nregion = r\n`).join('');
    const { profiles, ssoSessions } = configurationOf({ config, credentials });
    expect([...profiles.keys()]).toEqual(['all', ...names]);
    expect([...ssoSessions.keys()]).toEqual(names);
    expect(profiles.get('all')?.settings.get('s3')?.nested?.size).toBe(names.length);
    expect([...(profiles.get('constructor')?.settings.keys() ?? [])]).toEqual([
      'keys',
      'constructor',
      '__proto__',
      'region',
    ]);
    expect(changedGlobals(before)).toEqual([]);
  });

  test('are not there when no file says so.', () => {
    const { settings } = readCli(documentOf('[default]'), 'F', 'config').profiles.get('default') ?? {
      settings: new Map(),
    };
    expect(names.filter((name) => settings.has(name))).toEqual([]);
  });

  test('A changed global would be noticed.', () => {
    const before = snapshotGlobals();
    Object.defineProperty(Array, 'polluted', { value: 1, configurable: true });
    expect(changedGlobals(before)).toHaveLength(1);
    Reflect.deleteProperty(Array, 'polluted');
    expect(changedGlobals(before)).toEqual([]);
  });
});
