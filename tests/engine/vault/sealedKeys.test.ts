import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import { forgetAccessKey, readAccessKey, saveAccessKey } from '../../../src/vault/sealedKeys.ts';
import { fakeSessionEdges } from '../../support/session/fakeMachine.ts';
import { fakeSecretStore } from '../../support/session/fakeSecretStore.ts';

const folder = '/home/me/.local/share/awsrole/vault';
const key = {
  accessKeyId: 'AKIAEXAMPLEBASE00001',
  secretAccessKey: new Secret('secretSECRETsecretSECRETsecretSECRETexam'),
};

/** Edges with a credential store that keeps one. */
function setUp() {
  const { runTool, forget } = fakeSecretStore();
  const edges = fakeSessionEdges({ machine: { runTool } });
  return {
    edges,
    files: edges.machine.folderAt(folder).files,
    forgetSeal: forget,
  };
}

const codeOf = (answer: ReturnType<typeof readAccessKey>) => (answer.ok ? 'ok' : answer.error.code);

describe('a sealed access key', () => {
  it('comes back for its profile, and nothing of it can be read in the file', () => {
    const { edges, files } = setUp();
    expect(saveAccessKey('base \u30ed', key, edges).ok).toBe(true);
    const answer = readAccessKey('base \u30ed', edges);
    expect(answer.ok && [answer.value.accessKeyId, answer.value.secretAccessKey.reveal()]).toEqual([
      key.accessKeyId,
      key.secretAccessKey.reveal(),
    ]);
    expect(JSON.stringify([...files.values()])).not.toMatch(/SECRET|AKIA|base/);
  });

  it('is not that of another profile, also when its file is put in that one\u2019s place', () => {
    const { edges, files } = setUp();
    saveAccessKey('base', key, edges);
    saveAccessKey('other', { ...key, accessKeyId: 'AKIAEXAMPLEBASE00002' }, edges);
    const [one = '', other = ''] = files.keys();
    const file = files.get(one);
    if (file !== undefined) files.set(other, file);
    expect(codeOf(readAccessKey('other', edges))).toBe('SourceFailed');
  });

  it('is replaced by the next one, and forgotten once', () => {
    const { edges } = setUp();
    saveAccessKey('base', key, edges);
    saveAccessKey('base', { ...key, accessKeyId: 'AKIAEXAMPLEBASE00002' }, edges);
    const answer = readAccessKey('base', edges);
    expect(answer.ok && answer.value.accessKeyId).toBe('AKIAEXAMPLEBASE00002');
    expect([forgetAccessKey('base', edges), forgetAccessKey('base', edges)]).toEqual([true, false]);
    expect(codeOf(readAccessKey('base', edges))).toBe('CredentialsNotFound');
  });

  it('cannot be read with a torn file, or when the store of secrets lost its key', () => {
    const { edges, files, forgetSeal } = setUp();
    saveAccessKey('base', key, edges);
    const file = [...files.values()][0];
    const text = file?.text ?? '';
    if (file !== undefined) file.text = text.slice(0, -5);
    expect(codeOf(readAccessKey('base', edges))).toBe('SourceFailed');
    if (file !== undefined) file.text = text;
    forgetSeal();
    expect(codeOf(readAccessKey('base', edges))).toBe('SourceFailed');
  });

  it('needs a store of secrets, and says so', () => {
    const { edges: usable, files } = setUp();
    saveAccessKey('base', key, usable);
    const edges = fakeSessionEdges();
    for (const [name, file] of files) edges.machine.folderAt(folder).files.set(name, file);
    const [saved, read] = [saveAccessKey('base', key, edges), readAccessKey('base', edges)];
    expect(saved.ok ? '' : saved.error).toMatchObject({
      code: 'WriteFailed',
      target: 'base',
      message: expect.stringContaining('secret-tool'),
    });
    expect(read.ok ? '' : read.error).toMatchObject({
      code: 'SourceFailed',
      target: 'base',
      message: expect.stringContaining('secret-tool'),
    });
  });

  it('needs a folder that lets nobody else in', () => {
    const { edges } = setUp();
    edges.machine.folderAt(folder).refuse({ code: 'CacheUnsafe', message: 'It lets others in.' });
    expect(saveAccessKey('base', key, edges).ok).toBe(false);
    expect([codeOf(readAccessKey('base', edges)), forgetAccessKey('base', edges)]).toEqual(['SourceFailed', false]);
  });
});
