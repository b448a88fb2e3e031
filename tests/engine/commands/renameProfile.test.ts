import { describe, expect, it } from 'vitest';
import { renameProfileCommand } from '../../../src/commands/renameProfile.ts';
import type { Tell } from '../../../src/core/conversation.ts';
import { Secret } from '../../../src/core/secret.ts';
import { readAccessKey, saveAccessKey } from '../../../src/vault/sealedKeys.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';
import { fakeSecretStore } from '../../support/session/fakeSecretStore.ts';

const config = '/home/me/.aws/config';
const sealed = (name: string) => `credential_process = /opt/awsrole credential-process --sealed ${name}\n`;
const key = { accessKeyId: 'AKIA1', secretAccessKey: new Secret('x') };

function setUp(text: string, settings = '') {
  const told: Tell[] = [];
  const edges = fakeCommandEdges({
    machine: { runTool: fakeSecretStore().runTool },
    files: { [config]: text, '/home/me/.config/awsrole/settings.ini': settings },
    tell: (event) => told.push(event),
  });
  return { edges, told };
}

describe('rename-profile', () => {
  it('takes the sealed key along', async () => {
    const { edges } = setUp(`[profile a]\n${sealed('a')}`);
    saveAccessKey('a', key, edges);
    const done = await renameProfileCommand.run({ profile: 'a', newName: 'b' }, edges);
    expect(done).toMatchObject({ ok: true, value: { profile: 'b' } });
    expect(edges.written.get(config)).toBe(`[profile b]\n${sealed('b')}`);
    expect([readAccessKey('b', edges).ok, readAccessKey('a', edges).ok]).toEqual([true, false]);
  });

  it('leaves the sealed key where it is in a dry run, and when the name is taken', async () => {
    const { edges } = setUp(`[profile a]\n${sealed('a')}[profile c]\n`);
    saveAccessKey('a', key, edges);
    expect((await renameProfileCommand.run({ profile: 'a', newName: 'b', dryRun: true }, edges)).ok).toBe(true);
    expect(await renameProfileCommand.run({ profile: 'a', newName: 'c' }, edges)).toMatchObject({ ok: false });
    expect([readAccessKey('a', edges).ok, readAccessKey('b', edges).ok, edges.written.size]).toEqual([true, false, 0]);
  });

  it.each([
    ['protect[] = prod*\n', 'prod-a', 'plain', true],
    ['protect[] = prod*\n', 'prod-a', 'prod-b', false],
    ['', 'prod-a', 'plain', false],
  ])('with the settings %j warns of %s as %s: %s', async (settings, name, newName, warns) => {
    const { edges, told } = setUp(`[profile ${name}]\n`, settings);
    expect((await renameProfileCommand.run({ profile: name, newName }, edges)).ok).toBe(true);
    expect(told.some((event) => event.kind === 'warning' && event.warning.code === 'ProtectionLost')).toBe(warns);
  });

  it('renames an sso-session', async () => {
    const { edges } = setUp('[sso-session a]\nsso_region = x\n[profile p]\nsso_session = a\n');
    expect((await renameProfileCommand.run({ ssoSession: 'a', newName: 'b' }, edges)).ok).toBe(true);
    expect(edges.written.get(config)).toBe('[sso-session b]\nsso_region = x\n[profile p]\nsso_session = b\n');
  });

  it.each([
    [{ newName: 'b' }, 'profile'],
    [{ profile: 'a' }, 'new-name'],
  ])('refuses %j', async (parameters, target) => {
    const { edges } = setUp('[profile a]\n');
    expect(await renameProfileCommand.run(parameters, edges)).toMatchObject({
      ok: false,
      error: { code: 'InvalidParameter', target },
    });
  });
});
