import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Tell } from '../../../src/core/conversation.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { RunTool } from '../../../src/edges/runTool.ts';
import { openStore } from '../../../src/sessions/store.ts';
import { obtainSealKey, openSealed, readSealKey, sealWith } from '../../../src/vault/seal.ts';
import { fakeSessionEdges } from '../../support/session/fakeMachine.ts';
import { makeStoredSession } from '../../support/session/sessions.ts';

const ended = (exitCode: number, output = '', errorOutput = '') =>
  ({ kind: 'ended', exitCode, output, errorOutput }) as const;

/** A `secret-tool` that keeps one secret. */
function openSecretTool(first?: string): {
  readonly run: RunTool;
  readonly kept: () => string | undefined;
  readonly words: string[];
} {
  let kept = first;
  const words: string[] = [];
  const run: RunTool = (program, given, { input } = {}) => {
    words.push(program, ...given);
    if (given[0] === 'store') kept = input;
    return given[0] === 'lookup' && kept === undefined ? ended(1) : ended(0, given[0] === 'lookup' ? `${kept}` : '');
  };
  return { run, kept: () => kept, words };
}

const newKey = () => new Secret(randomBytes(32).toString('base64'));

describe('sealWith', () => {
  const key = newKey();
  const codec = sealWith(key);
  const sealed = codec.encode('text \u30ed', 'name');

  it('opens what it sealed, under the same name and key only', () => {
    expect(codec.decode(sealed, 'name')).toBe('text \u30ed');
    expect(codec.decode(sealed, 'other')).toBeUndefined();
    expect(sealWith(newKey()).decode(sealed, 'name')).toBeUndefined();
  });

  it('shows nothing of the text, and never the same twice', () => {
    expect(sealed).not.toContain('text');
    expect(Buffer.from(sealed.split(' ')[1] ?? '', 'base64').toString('latin1')).not.toContain('text');
    expect(codec.encode('text \u30ed', 'name')).not.toBe(sealed);
  });

  it('does not open what was changed by one letter, or cut', () => {
    for (let at = 0; at < sealed.length - 1; at += 1) {
      const letter = sealed[at] === 'A' ? 'B' : 'A';
      expect(codec.decode(sealed.slice(0, at) + letter + sealed.slice(at + 1), 'name')).toBeUndefined();
      expect(codec.decode(sealed.slice(0, at), 'name')).toBeUndefined();
    }
  });

  it.each(['', 'text', 'awsrole-sealed-1 ', 'awsrole-sealed-1 AAAA\n', '{}'])('does not open %j', (text) => {
    expect(codec.decode(text, 'name')).toBeUndefined();
  });

  it('keeps sessions of any size', () => {
    const files = fakeSessionEdges().machine.folderAt('/cache');
    const store = openStore(files, () => {}, codec);
    const session = makeStoredSession({ profile: 'p'.repeat(30_000) });
    store.write({ text: session.key, name: 'n' }, session);
    expect(store.read({ text: session.key, name: 'n' })?.profile).toBe(session.profile);
    expect([...files.files.keys()]).toEqual(['n.sealed']);
  });
});

describe('obtainSealKey', () => {
  it('makes a key at first need and finds it again', () => {
    const tool = openSecretTool();
    const edges = fakeSessionEdges({ machine: { runTool: tool.run } });
    const [first, second] = [obtainSealKey(edges), obtainSealKey(edges)];
    expect(first.ok && second.ok && first.value.reveal() === second.value.reveal()).toBe(true);
    expect(Buffer.from(tool.kept() ?? '', 'base64')).toHaveLength(32);
  });

  it('never has the key among the words of a program', () => {
    const tool = openSecretTool();
    obtainSealKey(fakeSessionEdges({ machine: { runTool: tool.run } }));
    expect(tool.words.join(' ')).not.toContain(tool.kept());
  });

  it.each<[string, RunTool]>([
    ['there is no store of secrets', () => ({ kind: 'failed', code: 'ENOENT' })],
    ['it is locked', () => ended(1, '', 'Cannot prompt to unlock')],
    ['it does not keep what it is given', (_, words) => (words[0] === 'store' ? ended(0) : ended(1))],
    ['it refuses to keep it', (_, words) => (words[0] === 'store' ? ended(1, '', 'no space') : ended(1))],
    ['it has something else under our name', () => ended(0, 'hunter2')],
  ])('says so when %s', (_, runTool) => {
    expect(obtainSealKey(fakeSessionEdges({ machine: { runTool } }))).toEqual({
      ok: false,
      problem: expect.stringMatching(/^\w.*\.$/),
    });
  });
});

describe('readSealKey', () => {
  it('finds a key and makes none', () => {
    const tool = openSecretTool();
    const edges = fakeSessionEdges({ machine: { runTool: tool.run } });
    expect([readSealKey(edges), tool.kept()]).toEqual([{ ok: true, value: undefined }, undefined]);
    const made = obtainSealKey(edges);
    expect(readSealKey(edges)).toEqual(made);
  });
});

describe('openSealed', () => {
  it('warns, and has no codec, where there is no store of secrets: nothing is kept unsealed instead', () => {
    const told: Tell[] = [];
    expect(openSealed(fakeSessionEdges({ tell: (event) => told.push(event) }))).toBeUndefined();
    expect(told).toEqual([
      {
        kind: 'warning',
        warning: {
          code: 'CacheNotSealed',
          message:
            'secret-tool (package libsecret-tools) was not found. It is required to use the Secret Service. Sessions are not cached, because they cannot be encrypted.',
        },
      },
    ]);
  });

  it('forgets what was kept unsealed before, here and at aws-cli', () => {
    const edges = fakeSessionEdges({ machine: { runTool: openSecretTool().run } });
    const ours = edges.machine.folderAt('/home/me/.cache/awsrole/sessions');
    const session = makeStoredSession({ sharedFile: 'abc.json' });
    openStore(ours, () => {}).write({ text: session.key, name: 'n' }, session);
    ours.write('torn.session', 'torn');
    const theirs = edges.machine.folderAt('/home/me/.aws/cli/cache');
    theirs.write(
      'abc.json',
      JSON.stringify({
        Credentials: {
          AccessKeyId: session.credentials.accessKeyId,
          SecretAccessKey: 's',
          SessionToken: 't',
          Expiration: '2026-11-24T06:00:00Z',
        },
      }),
    );
    expect(openSealed(edges)?.ending).toBe('.sealed');
    expect([ours.files.size, theirs.files.size]).toEqual([0, 0]);
  });
});
