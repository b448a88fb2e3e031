import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../src/core/error.ts';
import type { TryLock } from '../../../src/edges/edges.ts';
import { runSingleFlight, type SharedWork } from '../../../src/edges/singleFlight.ts';
import { type RenewableToken, readRenewedToken } from '../../../src/sources/renewedToken.ts';
import type { SourceTools } from '../../../src/sources/source.ts';
import { fakeMachine } from '../../support/session/fakeMachine.ts';
import { makeTools } from './tools.ts';

const path = '/home/me/.aws/sso/cache/corp.json';
const refused = { code: 'SourceFailed', message: 'invalid_grant', hint: '' } as const;

/** A file that many windows read, and the one refresh token in it that is good for one use. */
function openFile(text: string) {
  let content: string | undefined = text;
  let renewals = 0;
  const held = new Set<string>();
  const tryLock: TryLock = async (name) => {
    if (held.has(name)) return { kind: 'busy', wait: () => new Promise((resolve) => setTimeout(resolve, 5)) };
    held.add(name);
    return { kind: 'held', release: () => held.delete(name) };
  };
  const machine = fakeMachine(() => new Date(), { openLocks: () => tryLock });
  const base = makeTools();
  const tools: SourceTools = {
    ...base,
    edges: { ...base.edges, readFile: () => succeed(content === undefined ? undefined : Buffer.from(content)) },
    replaceFile: (_, bytes) => {
      content = Buffer.from(bytes).toString();
      return succeed(null);
    },
    once: <T>(_path: string, wanted: SharedWork<T>) =>
      runSingleFlight(wanted, { folder: machine.folderAt('/sso'), machine, tell: base.edges.tell }),
  };
  return {
    tools,
    write: (next: string) => {
      content = next;
    },
    read: () => content,
    renewals: () => renewals,
    token: (given: Partial<RenewableToken<string>> = {}): RenewableToken<string> => ({
      path,
      waiting: 'Waiting.',
      parse: (from) => (from.endsWith('.') ? { ok: true, value: from } : { ok: false, problem: 'torn' }),
      isFresh: (token) => token.startsWith('new'),
      renew: async () => {
        renewals += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        return renewals === 1 ? succeed({ token: 'new1.', text: 'new1.' }) : fail(refused);
      },
      notSaved: { code: 'TokenNotSaved', message: 'not saved', file: path },
      ...given,
    }),
  };
}

describe('readRenewedToken', () => {
  it('renews once for six that want it at the same moment', async () => {
    const file = openFile('old.');
    const six = await Promise.all(Array.from({ length: 6 }, () => readRenewedToken(file.token(), file.tools)));
    expect(six).toEqual(Array.from({ length: 6 }, () => ({ kind: 'fresh', token: 'new1.' })));
    expect(file.renewals()).toBe(1);
    expect(file.read()).toBe('new1.');
  });

  it('takes the token that another program wrote after it had used the refresh token up', async () => {
    const file = openFile('old.');
    const renew = async () => {
      setTimeout(() => file.write('new of aws-cli.'), 0);
      return fail(refused);
    };
    const pausing = {
      ...file.tools,
      sts: { ...file.tools.sts, sleep: () => new Promise<void>((done) => setTimeout(done, 5)) },
    };
    expect(await readRenewedToken(file.token({ renew }), pausing)).toEqual({ kind: 'fresh', token: 'new of aws-cli.' });
    expect(file.read()).toBe('new of aws-cli.');
  });

  it('looks for that token for most of a second, to the last moment', async () => {
    const file = openFile('old.');
    let waited = 0;
    const sleep = async (milliseconds: number) => {
      waited += milliseconds;
      if (waited === 700) file.write('new of aws-cli.');
    };
    const tools = { ...file.tools, sts: { ...file.tools.sts, sleep } };
    const token = file.token({ renew: async () => fail(refused) });
    expect(await readRenewedToken(token, tools)).toEqual({ kind: 'fresh', token: 'new of aws-cli.' });
    file.write('old.');
    expect(await readRenewedToken(token, tools)).toMatchObject({ kind: 'aged' });
    expect(waited).toBe(1400);
  });

  it('leaves a sign-in in the file that came while it renewed', async () => {
    const file = openFile('old.');
    const renew = async () => {
      file.write('new sign-in.');
      return succeed({ token: 'new1.', text: 'new1.' });
    };
    expect(await readRenewedToken(file.token({ renew }), file.tools)).toEqual({ kind: 'fresh', token: 'new1.' });
    expect(file.read()).toBe('new sign-in.');
  });

  it('waits a moment for a file that is only half written', async () => {
    const file = openFile('new ha');
    const sleep = async () => file.write('new half.');
    const tools = { ...file.tools, sts: { ...file.tools.sts, sleep } };
    expect(await readRenewedToken(file.token(), tools)).toEqual({ kind: 'fresh', token: 'new half.' });
  });

  it('says why an old token could not be renewed, and leaves the file', async () => {
    const file = openFile('old.');
    const found = await readRenewedToken(file.token({ renew: async () => fail(refused) }), file.tools);
    expect(found).toEqual({ kind: 'aged', token: 'old.', error: refused });
    expect(file.read()).toBe('old.');
  });

  it.each([
    ['missing', undefined],
    ['unfit', 'never whole'],
  ])('tells of a file that is %s', async (kind, text) => {
    const file = openFile('');
    if (text === undefined) return expect(await readRenewedToken(file.token(), makeTools())).toEqual({ kind });
    file.write(text);
    return expect(await readRenewedToken(file.token(), file.tools)).toEqual({ kind });
  });
});
