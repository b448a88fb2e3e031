import { describe, expect, it } from 'vitest';
import { removeProfileCommand } from '../../../src/commands/removeProfile.ts';
import { Secret } from '../../../src/core/secret.ts';
import { readAccessKey, saveAccessKey } from '../../../src/vault/sealedKeys.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';
import { fakeSecretStore } from '../../support/session/fakeSecretStore.ts';

const config = '/home/me/.aws/config';
const sealed = 'credential_process = /opt/awsrole credential-process --sealed a\n';

function setUp(text: string) {
  const edges = fakeCommandEdges({ machine: { runTool: fakeSecretStore().runTool }, files: { [config]: text } });
  saveAccessKey('a', { accessKeyId: 'AKIA1', secretAccessKey: new Secret('x') }, edges);
  return edges;
}

describe('remove-profile', () => {
  it('removes a profile with its sealed key, and names those that depend on it', async () => {
    const edges = setUp(`[profile a]\n${sealed}[profile b]\nsource_profile = a\n`);
    const done = await removeProfileCommand.run({ profile: 'a' }, edges);
    expect(done).toMatchObject({ ok: true, value: { profile: 'a', dependents: ['b'] } });
    expect(edges.written.get(config)).toBe('[profile b]\nsource_profile = a\n');
    expect(readAccessKey('a', edges).ok).toBe(false);
  });

  it.each([
    ['in a dry run', `[profile a]\n${sealed}`, { profile: 'a', dryRun: true }],
    ['that another profile asks for too', `[profile a]\n${sealed}[profile b]\n${sealed}`, { profile: 'a' }],
    ['that the profile does not ask for', '[profile a]\n', { profile: 'a' }],
    ['of another profile', '[profile a]\n[profile b]\n', { profile: 'b' }],
  ])('keeps a sealed key %s', async (_what, text, parameters) => {
    const edges = setUp(text);
    expect((await removeProfileCommand.run(parameters, edges)).ok).toBe(true);
    expect(readAccessKey('a', edges).ok).toBe(true);
  });

  it('does not know a profile that is not there', async () => {
    const done = await removeProfileCommand.run({ profile: 'x' }, setUp('[profile a]\n'));
    expect(done).toMatchObject({ ok: false, error: { code: 'ProfileNotFound', target: 'x' } });
  });
});
