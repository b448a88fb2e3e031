import { describe, expect, it } from 'vitest';
import { succeed } from '../../../src/core/error.ts';
import { Secret } from '../../../src/core/secret.ts';
import { runProcess } from '../../../src/sources/process.ts';
import { makeTools, reveal } from './tools.ts';

const hop = { kind: 'process', profile: 'p', command: 'tool --for "a b"', provenance: {} } as const;
const keys = { Version: 1, AccessKeyId: 'ASIAX', SecretAccessKey: 's3cr3t' };

async function printing(output: unknown) {
  const text = typeof output === 'string' ? output : JSON.stringify(output);
  const tools = makeTools({ program: { kind: 'ended', exitCode: 0, output: text, errorOutput: '' } });
  return { credentials: reveal(await runProcess(hop, tools)), tools };
}

it('starts the words of the command, with the variables of the shell', async () => {
  const { tools } = await printing(keys);
  expect(tools.started).toMatchObject([{ words: ['tool', '--for', 'a b'] }]);
});

it('opens a sealed key of this program without starting it, and starts every other command', async () => {
  const program = { kind: 'ended', exitCode: 0, output: JSON.stringify(keys), errorOutput: '' } as const;
  const opened: string[] = [];
  const readSealed = async (name: string) => {
    opened.push(name);
    return succeed({ accessKeyId: 'AKIASEALED', secretAccessKey: new Secret('s') });
  };
  const tools = { ...makeTools({ program }), readSealed };
  const sealed = { ...hop, command: "'/moved since/awsrole' credential-process --sealed 'a b'" };
  expect(reveal(await runProcess(sealed, tools))).toMatchObject({ accessKeyId: 'AKIASEALED' });
  expect([opened, tools.started]).toEqual([['a b'], []]);
  expect(reveal(await runProcess(hop, tools))).toMatchObject({ accessKeyId: 'ASIAX' });
  expect(tools.started).toHaveLength(1);
});

it('takes keys that do not end', async () => {
  expect((await printing(keys)).credentials).toEqual({ accessKeyId: 'ASIAX', secretAccessKey: 's3cr3t' });
});

it('takes a session with its end and its account', async () => {
  const session = { ...keys, SessionToken: 't', Expiration: '2026-11-24T05:00:01+00:00', AccountId: '111122223333' };
  expect((await printing(session)).credentials).toEqual({
    accessKeyId: 'ASIAX',
    secretAccessKey: 's3cr3t',
    sessionToken: 't',
    expiration: new Date('2026-11-24T05:00:01Z'),
    accountId: '111122223333',
  });
});

it('takes the end as mails write it, and the account of the profile where the program names none', async () => {
  const output = JSON.stringify({ ...keys, Expiration: 'Tue, 24 Nov 2026 05:00:01 GMT' });
  const tools = makeTools({ program: { kind: 'ended', exitCode: 0, output, errorOutput: '' } });
  expect(reveal(await runProcess({ ...hop, accountId: '444422223333' }, tools))).toMatchObject({
    expiration: new Date('2026-11-24T05:00:01Z'),
    accountId: '444422223333',
  });
});

it('takes null for what is not there, and keys it does not know for nothing', async () => {
  const { credentials } = await printing({ ...keys, SessionToken: null, Expiration: null, Other: [1] });
  expect(credentials).toEqual({ accessKeyId: 'ASIAX', secretAccessKey: 's3cr3t' });
});

describe('refuses without repeating it', () => {
  it.each<readonly [what: string, printed: unknown, problem: string]>([
    ['nothing', '', 'it is not JSON'],
    ['words', 'Enter your password s3cr3t:', 'it is not JSON'],
    ['two documents', `${JSON.stringify(keys)}\n${JSON.stringify(keys)}`, 'it is not JSON'],
    ['a list', [keys], 'the document'],
    ['no version', { ...keys, Version: undefined }, 'Version'],
    ['version 2', { ...keys, Version: 2 }, 'Version'],
    ['version "1" as text', { ...keys, Version: '1' }, 'Version'],
    ['no key ID', { ...keys, AccessKeyId: undefined }, 'AccessKeyId'],
    ['an empty key ID', { ...keys, AccessKeyId: '' }, 'AccessKeyId'],
    ['no secret', { ...keys, SecretAccessKey: undefined }, 'SecretAccessKey'],
    ['a secret with a line break', { ...keys, SecretAccessKey: 's3cr3t\nx' }, 'SecretAccessKey'],
    ['a token that is a number', { ...keys, SessionToken: 5 }, 'SessionToken'],
    ['an end that is no time', { ...keys, Expiration: 'later' }, 'Expiration'],
    ['several faults', { Version: 3 }, 'Version, AccessKeyId, SecretAccessKey'],
  ])('%s', async (_what, printed, problem) => {
    const { credentials } = await printing(printed);
    expect(credentials).toMatchObject({ code: 'SourceFailed', target: 'p', message: expect.stringContaining(problem) });
    expect(JSON.stringify(credentials)).not.toContain('s3cr3t');
  });
});

it('refuses a session that is over', async () => {
  const { credentials } = await printing({ ...keys, Expiration: '2026-11-24T05:00:00Z' });
  expect(credentials).toMatchObject({ code: 'CredentialsExpired', target: 'p' });
});

it('fails as the command fails', async () => {
  expect(reveal(await runProcess(hop, makeTools()))).toMatchObject({
    code: 'SourceFailed',
    message: expect.stringContaining('specifies a program that does not exist: tool'),
  });
});
