import { describe, expect, it } from 'vitest';
import { newProfileCommand } from '../../../src/commands/newProfile.ts';
import { setProfileCommand } from '../../../src/commands/setProfile.ts';
import type { Tell } from '../../../src/core/conversation.ts';
import { runCommandLine } from '../../../src/dialogue/commandLine.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

const config = '/home/me/.aws/config';
const roleArn = 'arn:aws:iam::111122223333:role/A';

function setUp(text: string) {
  const told: Tell[] = [];
  const edges = fakeCommandEdges({ files: { [config]: text }, tell: (event) => told.push(event) });
  const warnings = () => told.flatMap((event) => (event.kind === 'warning' ? [event.warning.code] : []));
  return { edges, warnings };
}

describe('set-profile', () => {
  it('answers the lines that it changed', async () => {
    const { edges } = setUp('[profile a]\nregion = eu-west-1\nx = y\n');
    const done = await setProfileCommand.run({ profile: 'a', region: 'eu-west-2', removeSetting: ['X'] }, edges);
    expect(done).toEqual({
      ok: true,
      value: {
        profile: 'a',
        changes: [
          { file: config, line: 2, before: 'region = eu-west-1', after: 'region = eu-west-2' },
          { file: config, line: 3, before: 'x = y', after: null },
        ],
      },
    });
    expect(edges.written.get(config)).toBe('[profile a]\nregion = eu-west-2\n');
  });

  it('names a profile that stands in both files once among the nearest', async () => {
    const credentials = '/home/me/.aws/credentials';
    const edges = fakeCommandEdges({
      files: { [config]: '[profile base]\n[profile x]\n', [credentials]: '[base]\n' },
    });
    expect(await setProfileCommand.run({ profile: 'bsae', region: 'eu-west-2' }, edges)).toMatchObject({
      ok: false,
      error: { code: 'ProfileNotFound', hint: 'Did you mean "base"?' },
    });
  });

  it('takes settings at the command line', async () => {
    const { edges } = setUp('[profile a]\n');
    const words = 'set-profile --profile a --duration-seconds 900 --setting s3.x=1 --setting output=json'.split(' ');
    expect((await runCommandLine(words, edges)).ok).toBe(true);
    expect(edges.written.get(config)).toBe('[profile a]\nduration_seconds = 900\ns3 =\n    x = 1\noutput = json\n');
  });

  it.each([
    ['region=eu-west-9', ['RegionUnknown']],
    ['use_fips_endpoint=yes', ['BooleanInvalid']],
    ['regoin=eu-west-1', ['MisspelledKey']],
    ['role_arn=arn:aws:iam::tenant:role/Reader', ['RoleArnInvalid']],
    ['my_tool_color=blue', []],
  ])('writes %s, and warns by the rules of Test-AwsConfig: %j', async (setting, codes) => {
    const { edges, warnings } = setUp(
      `[profile a]\nrole_arn = ${roleArn}\ncredential_source = Ec2InstanceMetadata\nregion = eu-west-1\n`,
    );
    expect((await setProfileCommand.run({ profile: 'a', setting: [setting] }, edges)).ok).toBe(true);
    expect(warnings()).toEqual(codes);
    expect(edges.written.get(config)).toContain(setting.replace('=', ' = '));
  });

  it('writes no file in which nothing changes', async () => {
    const { edges, warnings } = setUp('[profile a]\nregion = eu-west-1\n');
    expect(await setProfileCommand.run({ profile: 'a', region: 'eu-west-1' }, edges)).toMatchObject({
      ok: true,
      value: { changes: [] },
    });
    expect([edges.written.size, warnings()]).toEqual([0, []]);
  });

  it.each([
    [{ profile: 'a' }, 'InvalidParameter'],
    [{ region: 'eu-west-1' }, 'InvalidParameter'],
    [{ profile: 'b', region: 'eu-west-1' }, 'ProfileNotFound'],
    [{ profile: 'a', region: 'a b' }, 'InvalidParameter'],
    [{ profile: 'a', removeSetting: ['a b'] }, 'InvalidParameter'],
    [{ profile: 'a', nonsense: 1 }, 'BadRequest'],
  ])('refuses %j', async (parameters, code) => {
    const { edges } = setUp('[profile a]\n');
    expect(await setProfileCommand.run(parameters, edges)).toMatchObject({ ok: false, error: { code } });
    expect(edges.written.size).toBe(0);
  });
});

describe('new-profile', () => {
  it('warns when the profile does not lead to credentials yet, in a dry run too', async () => {
    const { edges, warnings } = setUp('');
    expect(
      (await newProfileCommand.run({ profile: 'a', roleArn, sourceProfile: 'base', dryRun: true }, edges)).ok,
    ).toBe(true);
    expect([warnings(), edges.written.size]).toEqual([['ProfileUnfinished'], 0]);
  });

  it('says nothing when it does', async () => {
    const { edges, warnings } = setUp('');
    await newProfileCommand.run(
      { profile: 'a', roleArn, credentialSource: 'Ec2InstanceMetadata', region: 'eu-west-1' },
      edges,
    );
    expect(warnings()).toEqual([]);
    expect(edges.written.get(config)).toContain('credential_source = Ec2InstanceMetadata\nregion = eu-west-1\n');
  });

  it.each([
    { profile: 'base' },
    { profile: 'DEFAULT' },
    { profile: 'a', roleArn: 'Dev' },
    { profile: 'a', region: 'eu west' },
    { profile: 'a', durationSeconds: 899 },
    { profile: 'a', durationSeconds: 43201 },
    { profile: 'a', externalId: 'made up' },
    { profile: 'a', serialNumber: '123' },
    { profile: 'a', ssoAccountId: '11112222333' },
    { profile: 'a', output: '' },
    { profile: 'a', region: 'eu-west-1', setting: ['region=x'] },
  ])('refuses %j, and writes nothing', async (parameters) => {
    const { edges } = setUp('[profile base]\nregion = us-east-1\n');
    const done = await newProfileCommand.run(parameters, edges);
    expect(done).toMatchObject({ ok: false, error: { code: 'InvalidParameter' } });
    expect(edges.written.size).toBe(0);
  });
});
