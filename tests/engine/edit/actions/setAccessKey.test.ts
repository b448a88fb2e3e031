import { describe, expect, it } from 'vitest';
import { ownCredentialProcess } from '../../../../src/config/ownCredentialProcess.ts';
import { succeed } from '../../../../src/core/error.ts';
import { sealAccessKey, setAccessKey } from '../../../../src/edit/actions/setAccessKey.ts';
import { openTexts, outcomeOf } from './support.ts';

const processes = ownCredentialProcess('linux');
const key = { accessKeyId: 'AKIANEW', secretAccessKey: 'new/secret' };
const lines = 'aws_access_key_id = AKIANEW\naws_secret_access_key = new/secret\n';
const sealed = 'credential_process = /opt/awsrole credential-process --sealed a\n';
const set = (config: string, credentials: string) => {
  const files = openTexts(config, credentials);
  return outcomeOf(files, succeed(setAccessKey(files, 'a', key, processes)));
};
const seal = (config: string, credentials: string) => {
  const files = openTexts(config, credentials);
  return outcomeOf(files, succeed(sealAccessKey(files, 'a', ['/opt/awsrole'], processes)));
};

describe('setAccessKey', () => {
  it.each([
    ['into a new section', '', '', '', `[a]\n${lines}`],
    [
      'in place of the old one, and its token',
      '',
      '[a]\naws_access_key_id=1\n# c\naws_secret_access_key=2\naws_session_token = t\naws_security_token = t\nx = y\n',
      '',
      '[a]\naws_access_key_id=AKIANEW\n# c\naws_secret_access_key=new/secret\nx = y\n',
    ],
    [
      'in place of a sealed one',
      `[profile a]\n${sealed}region = x\n`,
      '',
      '[profile a]\nregion = x\n',
      `[a]\n${lines}`,
    ],
    [
      'beside a process of another program',
      '[profile a]\ncredential_process = x\n',
      '',
      '[profile a]\ncredential_process = x\n',
      `[a]\n${lines}`,
    ],
  ])('writes the key %s', (_what, config, credentials, ...expected) => {
    expect(set(config, credentials)).toEqual(expected);
  });
});

describe('sealAccessKey', () => {
  it.each([
    ['that is not there yet', '', '', `[profile a]\n${sealed}`, ''],
    [
      'whose keys go from both files',
      '[profile a]\naws_access_key_id = 1\naws_secret_access_key = 2\n',
      '[a]\naws_secret_access_key = 3\nx = y\n',
      `[profile a]\n${sealed}`,
      '[a]\nx = y\n',
    ],
    ['that is sealed already', `[profile a]\n${sealed}`, '', `[profile a]\n${sealed}`, ''],
  ])('makes a profile ask for the sealed key %s', (_what, config, credentials, ...expected) => {
    expect(seal(config, credentials)).toEqual(expected);
  });
});
