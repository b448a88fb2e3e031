import { describe, expect, it } from 'vitest';
import { ownCredentialProcess } from '../../../../src/config/ownCredentialProcess.ts';
import { registerProcess } from '../../../../src/edit/actions/registerProcess.ts';
import { openTexts, outcomeOf } from './support.ts';

const program = ['/opt/awsrole'];
const register = (config: string, profile: string, as: string, words: readonly string[] = program) => {
  const files = openTexts(config);
  return outcomeOf(files, registerProcess(files, { profile, as, program: words }, ownCredentialProcess('linux')));
};
const command = 'credential_process = /opt/awsrole credential-process --profile dev\n';

describe('registerProcess', () => {
  it('writes a profile with the process, and region and output of the one that it serves', () => {
    const dev = '[profile dev]\nrole_arn = x\nregion = eu-west-1\noutput = json\n';
    expect(register(dev, 'dev', 'tf')[0]).toBe(`${dev}\n[profile tf]\n${command}region = eu-west-1\noutput = json\n`);
  });

  it('takes a profile that is there, and keeps its region', () => {
    const before = '[profile dev]\nregion = a\n[profile tf]\nregion = b\n';
    expect(register(before, 'dev', 'tf')[0]).toBe(`${before}${command}`);
  });

  it('writes its own process again, when the program has moved', () => {
    const before = `[profile dev]\n[profile tf]\n${command}`;
    expect(register(before, 'dev', 'tf', ['/new place/awsrole'])[0]).toContain(
      "= '/new place/awsrole' credential-process",
    );
  });

  it.each([
    ['a profile that is not there', '[profile a]\n', 'dev', 'tf', 'ProfileNotFound: dev'],
    ['a process that would start itself', '[profile dev]\n', 'dev', 'dev', 'ProfileCycle: dev'],
    [
      'one that would over source_profile',
      '[profile dev]\nsource_profile = b\n[profile b]\nsource_profile = tf\n[profile tf]\n',
      'dev',
      'tf',
      'ProfileCycle: tf',
    ],
    [
      'one that would over another process',
      `[profile dev]\n${command.replace('dev', 'tf')}[profile tf]\n`,
      'dev',
      'tf',
      'ProfileCycle: tf',
    ],
    ['a profile with a role', '[profile dev]\n[profile tf]\nrole_arn = x\n', 'dev', 'tf', 'SourceConflict: tf'],
    [
      'a profile with another process',
      '[profile dev]\n[profile tf]\ncredential_process = x\n',
      'dev',
      'tf',
      'SourceConflict: tf',
    ],
    ['a name that no header holds', '[profile dev]\n', 'dev', 'a]', 'InvalidParameter: a]'],
  ])('refuses %s', (_what, config, profile, as, error) => {
    expect(register(config, profile, as)).toBe(error);
  });

  it('refuses a name that the SDKs would cut inside the command', () => {
    expect(register('[profile "a ;b"]\n', 'a ;b', 'tf')).toBe('InvalidParameter: credential_process');
  });
});
