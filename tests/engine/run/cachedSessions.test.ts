import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CacheOptions } from '../../../src/run/run.ts';
import { awsCliFolder, type MemoryWindow, openMemoryWindow, ourFolder } from '../../support/session/memoryWindow.ts';

let window: MemoryWindow;
beforeEach(async () => {
  window = await openMemoryWindow();
});
afterEach(() => window.close());

const run = (profile: string, cache?: CacheOptions) => window.run(profile, cache);

describe('a session', () => {
  it('is asked for once and used until five minutes before its end', async () => {
    const first = await run('dev');
    window.pass(3299);
    expect(await run('dev')).toMatchObject({ key: first.key, from: ['not-needed', 'store'] });
    window.pass(1);
    expect((await run('dev')).key).not.toBe(first.key);
    expect([window.questions(), window.sts.calls.length]).toEqual([2, 2]);
  });

  it('comes back whole', async () => {
    const [first, second] = [await run('dev'), await run('dev')];
    expect(second.credentials).toEqual(first.credentials);
    expect(second.credentials.secretAccessKey.reveal()).toBe(first.credentials.secretAccessKey.reveal());
    expect(second.credentials.sessionToken?.reveal()).toBe(first.credentials.sessionToken?.reveal());
  });

  it('is used for the role after it in the chain, without a code', async () => {
    await run('dev');
    expect(await run('audit')).toMatchObject({ from: ['not-needed', 'store', 'call'] });
    expect(window.questions()).toBe(1);
  });

  it('of the last role is enough: nothing before it is looked at', async () => {
    const first = await run('audit');
    for (const [name, { text }] of window.files()) if (!text.includes(first.key)) window.files().delete(name);
    expect(window.files().size).toBe(1);
    expect(await run('audit')).toMatchObject({ key: first.key, from: ['not-needed', 'not-needed', 'store'] });
    expect(window.files().size).toBe(1);
  });

  it('is never that of another profile', async () => {
    const profiles = ['dev', 'readonly', 'audit'];
    const first: string[] = [];
    for (const profile of profiles) first.push((await run(profile)).key);
    const second: string[] = [];
    for (const profile of profiles) second.push((await run(profile)).key);
    expect([new Set(first).size, second]).toEqual([3, first]);
  });

  it('is not used when the file of another role stands under its name', async () => {
    const keys = [(await run('dev')).key, (await run('readonly')).key];
    const [one, other] = [...window.files()];
    if (one === undefined || other === undefined) throw new Error('two sessions were to be kept');
    window.files().set(one[0], other[1]).set(other[0], one[1]);
    window.awsCliFiles().clear();
    expect(keys).not.toContain((await run('readonly')).key);
    expect(keys).not.toContain((await run('dev')).key);
  });

  it('is made anew when its file is torn, and the file is whole again', async () => {
    const first = await run('readonly');
    window.awsCliFiles().clear();
    for (const file of window.files().values()) file.text = file.text.slice(0, 100);
    const second = await run('readonly');
    expect(second.key).not.toBe(first.key);
    expect(await run('readonly')).toMatchObject({ key: second.key, from: ['not-needed', 'store'] });
  });

  it('is not made of keys that do not end', async () => {
    await run('base');
    expect(window.files().size).toBe(0);
  });
});

describe('a chain', () => {
  const roleNames = () => window.sts.calls.map(({ parameters }) => parameters?.['RoleArn']?.replace(/.*\//, ''));
  const forgetLast = async (profile: string) => {
    const { key } = await run(profile);
    for (const [name, { text }] of window.files()) if (text.includes(key)) window.files().delete(name);
    window.awsCliFiles().clear();
  };

  it('spares the calls and questions of all that leads to a kept session', async () => {
    await run('audit');
    expect((await run('audit')).from).toEqual(['not-needed', 'not-needed', 'store']);
    expect([window.questions(), window.sts.calls.length]).toEqual([1, 2]);
  });

  it('starts at the last session that is kept', async () => {
    await forgetLast('audit');
    expect((await run('audit')).from).toEqual(['not-needed', 'store', 'call']);
    expect(roleNames()).toEqual(['Developer', 'Auditor', 'Auditor']);
  });

  it('looks once for what has expired, however many of its sessions are kept', async () => {
    const listed: string[] = [];
    const openFolder = (path: string) => {
      const folder = window.edges.machine.folderAt(path);
      const list = () => {
        listed.push(path);
        return folder.list();
      };
      return { ...folder, list };
    };
    const edges = window.makeEdges({ openFolder });
    const countLists = async (profile: string) => {
      listed.length = 0;
      await window.run(profile, {}, edges);
      return listed.filter((path) => path === ourFolder).length;
    };
    const ofOne = await countLists('readonly');
    expect([await countLists('audit'), window.files().size]).toEqual([ofOne, 3]);
  });

  it('that fails keeps what was made before, and nothing else', async () => {
    window.sts.addFault({ kind: 'reply', status: 403, after: 1, times: 1 });
    await expect(run('audit')).rejects.toThrow();
    expect(window.files().size).toBe(1);
    expect((await run('audit')).from).toEqual(['not-needed', 'store', 'call']);
    expect(window.questions()).toBe(1);
  });

  it.each([
    ['does not know', 'InvalidClientTokenId'],
    ['calls expired', 'ExpiredToken'],
  ])('whose kept session AWS %s makes it anew, and says so', async (_what, code) => {
    await forgetLast('audit');
    window.sts.addFault({ kind: 'reply', status: 403, body: errorXml(code, 'It was revoked.'), times: 1 });
    window.pass(60);
    expect((await run('audit')).from).toEqual(['call', 'call', 'call']);
    expect(window.told).toContainEqual({ kind: 'verbose', message: expect.stringMatching(/no longer accepts .*ASIA/) });
    expect([window.questions(), window.files().size]).toEqual([2, 2]);
  });

  it('of several at once, whose common session AWS has ended, makes it anew for all', async () => {
    await forgetLast('audit');
    window.sts.addFault({ kind: 'reply', status: 403, body: errorXml('ExpiredToken', 'It is over.'), times: 2 });
    window.pass(60);
    const both = await Promise.all([run('audit', { refresh: true }), run('audit', { refresh: true })]);
    expect(both.map(({ from }) => from.at(-1))).toEqual(['call', 'call']);
  });

  it('whose ended session cannot be removed does without it', async () => {
    await forgetLast('audit');
    window.sts.addFault({ kind: 'reply', status: 403, body: errorXml('ExpiredToken', 'It is over.'), times: 1 });
    window.pass(60);
    const open = window.edges.machine.openFolder;
    const stuck = window.makeEdges({
      openFolder: (path) => ({ ...open(path), remove: () => ({ kind: 'done', value: false }) }),
    });
    expect((await window.run('audit', {}, stuck)).from).toEqual(['call', 'call', 'call']);
  });

  it('whose session was ended as soon as it was made asks for no second code', async () => {
    const expired = { kind: 'reply', status: 403, body: errorXml('ExpiredToken', 'It is over.') } as const;
    window.sts.addFault({ ...expired, after: 1, times: 2 });
    await expect(run('audit')).rejects.toThrow(/CredentialsExpired/);
    expect(window.questions()).toBe(1);
  });

  it('whose own keys AWS does not know fails once, and keeps what it has', async () => {
    await forgetLast('audit');
    window.sts.addFault({ kind: 'reply', status: 403, body: errorXml('InvalidClientTokenId', 'Unknown.') });
    window.pass(60);
    await expect(run('audit')).rejects.toThrow(/StsRejected: .*InvalidClientTokenId/);
    expect([window.questions(), window.files().size]).toEqual([2, 0]);
  });

  it('whose last session another process makes meanwhile is not run any further, and its keys are not looked at', async () => {
    const told: unknown[] = [];
    const waiting = {
      ...window.makeEdges({
        openLocks: () => async () => {
          await run('audit');
          return { kind: 'held', release: () => {} };
        },
        openFolder: window.edges.machine.openFolder,
      }),
      tell: (event: unknown) => told.push(event),
    };
    expect(await window.run('audit', {}, waiting)).toMatchObject({ from: ['not-needed', 'not-needed', 'store'] });
    expect([window.sts.calls.length, told]).toEqual([2, []]);
  });
});

describe('the options', () => {
  it('use: false looks for nothing and keeps nothing', async () => {
    const kept = await run('readonly');
    expect((await run('readonly', { use: false })).key).not.toBe(kept.key);
    expect((await run('readonly')).key).toBe(kept.key);
  });

  it('refresh: true makes the last session anew and keeps it, with the sessions before it', async () => {
    const first = await run('audit');
    window.pass(1);
    const second = await run('audit', { refresh: true });
    expect(second.key).not.toBe(first.key);
    expect(second.from).toEqual(['not-needed', 'store', 'call']);
    expect((await run('audit')).key).toBe(second.key);
    expect(window.questions()).toBe(1);
  });

  it('refresh: true is content with a session that another process made since this one started', async () => {
    const waiting = window.makeEdges({
      openLocks: () => async () => {
        window.pass(1);
        await run('readonly', { refresh: true });
        return { kind: 'held', release: () => {} };
      },
      openFolder: window.edges.machine.openFolder,
    });
    window.pass(1);
    const answer = await window.run('readonly', { refresh: true }, waiting);
    expect(answer.key).toBe((await run('readonly')).key);
    expect(window.sts.calls).toHaveLength(1);
  });

  it('sealed: true keeps sessions sealed, finds them again, and gives none to aws-cli', async () => {
    let seal: string | undefined;
    const edges = window.makeEdges({
      runTool: (_, words, { input } = {}) => {
        if (words[0] === 'store') seal = input;
        return { kind: 'ended', exitCode: seal === undefined ? 1 : 0, output: seal ?? '', errorOutput: '' };
      },
    });
    const first = await window.run('dev', { sealed: true }, edges);
    expect(await window.run('dev', { sealed: true }, edges)).toMatchObject({
      key: first.key,
      from: ['not-needed', 'store'],
    });
    const { files } = edges.machine.folderAt(ourFolder);
    expect([...files.keys()]).toEqual([expect.stringMatching(/^[0-9a-f]{16}\.sealed$/)]);
    expect([...files.values()].some(({ text }) => text.includes(first.key))).toBe(false);
    expect(edges.machine.folderAt(awsCliFolder).files.size).toBe(0);
  });

  it('sealed: true keeps nothing where there is no store of secrets', async () => {
    expect((await run('readonly', { sealed: true })).from).toEqual(['call', 'call']);
    expect([window.files().size, window.awsCliFiles().size]).toEqual([0, 0]);
    expect(window.told).toContainEqual(
      expect.objectContaining({ warning: expect.objectContaining({ code: 'CacheNotSealed' }) }),
    );
  });
});

describe('aws-cli\u2019s cache', () => {
  it('gets each session too, and is where one is found that is not ours', async () => {
    const first = await run('dev');
    window.files().clear();
    expect(await run('dev')).toMatchObject({ key: first.key, from: ['not-needed', 'store'] });
    expect([window.questions(), window.files().size]).toEqual([1, 1]);
    expect(window.told).toContainEqual({ kind: 'verbose', message: 'The session was found in the AWS CLI cache.' });
  });

  it('is not looked into when the session must be new', async () => {
    const first = await run('readonly');
    window.files().clear();
    window.pass(1);
    expect((await run('readonly', { refresh: true })).key).not.toBe(first.key);
  });

  it('stays as it is where something else lies there', async () => {
    await run('readonly');
    for (const file of window.awsCliFiles().values()) file.text = 'torn';
    window.files().clear();
    await run('readonly');
    expect([...window.awsCliFiles().values()].map(({ text }) => text)).toEqual(['torn']);
    expect(window.told.at(-1)).toMatchObject({
      kind: 'verbose',
      message: expect.stringContaining('did not write. It was not changed.'),
    });
  });

  it('loses ours when it is over, not one that aws-cli made since', async () => {
    await run('readonly');
    await run('dev');
    const [file] = window.awsCliFiles().values();
    if (file !== undefined) file.text = file.text.replace(/ASIA\w+/, 'ASIAEXAMPLEANOTHER01');
    window.pass(7200);
    await run('audit');
    const texts = [...window.awsCliFiles().values()].map(({ text }) => text);
    expect([texts.length, texts.filter((text) => text.includes('ASIAEXAMPLEANOTHER01')).length]).toEqual([3, 1]);
  });
});

describe('a wrong clock', () => {
  it.each([-24 * 3600, -3600, 3600, 24 * 3600])(
    'that is %d seconds off lets a session be used as long as it lasts',
    async (offset) => {
      window.setClock(offset);
      const first = await run('readonly');
      window.pass(3299);
      expect((await run('readonly')).key).toBe(first.key);
      window.pass(1);
      expect((await run('readonly')).key).not.toBe(first.key);
    },
  );

  it('that is set back does not make a session younger, nor that session at aws-cli', async () => {
    const first = await run('readonly');
    window.pass(3600);
    window.setClock(-3000);
    expect((await run('readonly')).key).not.toBe(first.key);
  });

  it('that is set back to before the session was made is not trusted', async () => {
    const first = await run('readonly');
    window.setClock(-3600);
    expect((await run('readonly')).key).not.toBe(first.key);
  });
});

describe('a folder that cannot be used', () => {
  it('costs one warning, not the session', async () => {
    window.edges.machine.folderAt(ourFolder).refuse({ code: 'CacheUnsafe', message: 'It lets others in.' });
    window.edges.machine.folderAt(awsCliFolder).refuse({ code: 'CacheUnsafe', message: 'It too.' });
    expect((await run('dev')).from).toEqual(['call', 'call']);
    expect(window.told.filter(({ kind }) => kind === 'warning')).toEqual([
      { kind: 'warning', warning: { code: 'CacheUnsafe', message: 'It lets others in.' } },
    ]);
  });
});

describe('a run that finds its session', () => {
  it('removes what killed processes left half-written, here and at aws-cli', async () => {
    await run('readonly');
    for (const files of [window.files(), window.awsCliFiles()])
      files.set('x.1.awsrole-tmp', { text: 'half', modified: window.now() });
    window.pass(60);
    await run('readonly');
    expect([...window.files().keys(), ...window.awsCliFiles().keys()].filter((name) => name.endsWith('tmp'))).toEqual(
      [],
    );
  });
});

function errorXml(code: string, message: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
}
