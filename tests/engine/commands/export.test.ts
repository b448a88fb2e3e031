import { describe, expect, it } from 'vitest';
import { exportCommand } from '../../../src/commands/export.ts';
import type { Answer } from '../../../src/core/answer.ts';
import type { Result } from '../../../src/core/error.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

const environment = {
  AWS_ACCESS_KEY_ID: 'ASIA1',
  AWS_SECRET_ACCESS_KEY: "it's",
  AWS_SESSION_TOKEN: 'token',
  AWS_REGION: 'eu-west-1',
};

function textOf(result: Result<Answer>): string {
  return result.ok
    ? (exportCommand.renderText?.(result.value, () => false) ?? '')
    : `${result.error.code}: ${result.error.hint}`;
}

describe('export', () => {
  it.each([
    ['bash', "export AWS_SECRET_ACCESS_KEY='it'\\''s'"],
    ['PowerShell', "$Env:AWS_SECRET_ACCESS_KEY = 'it''s'"],
    ['Json', '"AWS_SECRET_ACCESS_KEY":"it\'s"'],
    ['credentialprocess', '"SecretAccessKey":"it\'s"'],
  ])('writes what the shell holds as %s', async (as, text) => {
    expect(textOf(await exportCommand.run({ as }, fakeCommandEdges({ environment })))).toContain(text);
  });

  it('hands the secrets of a GitHub Actions step to its file and masks them in the log', async () => {
    const edges = fakeCommandEdges({ environment: { ...environment, GITHUB_ENV: '/env' } });
    const log = textOf(await exportCommand.run({ as: 'GitHubActions' }, edges));
    expect(log).toContain("::add-mask::it's");
    expect(edges.appended.get('/env')).toContain("\nit's\n");
  });

  it('writes one section of the credentials file and leaves the rest', async () => {
    const kept = '# mine\r\n[base]\r\naws_access_key_id = AKIA1\r\n';
    const edges = fakeCommandEdges({ environment, files: { '/home/me/.aws/credentials': kept } });
    await exportCommand.run({ as: 'CredentialsFile', section: 'now' }, edges);
    const written = edges.written.get('/home/me/.aws/credentials') ?? '';
    expect(written.startsWith(kept)).toBe(true);
    expect(written).toContain('[now]\r\naws_access_key_id = ASIA1\r\n');
  });

  it('names the role that the shell holds, whatever AWS_PROFILE says, and asks about no switch', async () => {
    const files = {
      '/home/me/.aws/config': '[profile prod]\nregion = eu-west-1\n',
      '/home/me/.config/awsrole/settings.ini': 'protect = *\n',
    };
    const edges = fakeCommandEdges({
      environment: { ...environment, AWS_PROFILE: 'prod', AWSROLE_PROFILE: 'dev' },
      files,
    });
    const variables = JSON.parse(textOf(await exportCommand.run({ as: 'Json' }, edges)));
    expect(variables).toMatchObject({ AWSROLE_PROFILE: 'dev', AWS_PROFILE: null, AWS_SECURITY_TOKEN: null });
  });

  describe('into the shell that an earlier one was put into', () => {
    const config = [
      '[profile far]\nregion = us-east-1\nendpoint_url = http://localhost:4566\n',
      '[profile near]\nregion = eu-west-1\nuse_fips_endpoint = true\n',
      '[profile bare]\n',
    ].join('');
    const keys = ['far', 'near', 'bare'].map((name) => `[${name}]\naws_access_key_id = A\naws_secret_access_key = s\n`);
    const files = { '/home/me/.aws/config': config, '/home/me/.aws/credentials': keys.join('') };

    async function exportInto(shell: Readonly<Record<string, string>>, ...names: readonly string[]) {
      let holds: Readonly<Record<string, string>> = shell;
      let variables: Readonly<Record<string, string | null>> = {};
      for (const profile of names) {
        variables = JSON.parse(
          textOf(await exportCommand.run({ profile }, fakeCommandEdges({ environment: holds, files }))),
        );
        const merged = Object.entries({ ...holds, ...variables });
        holds = Object.fromEntries(merged.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
      }
      return { holds, variables };
    }

    it('takes the region and the endpoints of the profile that is named now, and removes what the other brought', async () => {
      const { holds, variables } = await exportInto({}, 'far', 'near');
      expect(variables).toMatchObject({ AWS_ENDPOINT_URL: null, AWS_REGION: 'eu-west-1' });
      expect(holds).toMatchObject({
        AWS_USE_FIPS_ENDPOINT: 'true',
        AWSROLE_ENDPOINTS: 'AWS_USE_FIPS_ENDPOINT,AWS_REGION,AWS_DEFAULT_REGION',
      });
      expect((await exportInto({}, 'far', 'bare')).holds).not.toHaveProperty('AWS_REGION');
    });

    it('takes no region that Set-AwsRole put there, unless it was changed since, and says so of it', async () => {
      const state = 'AWS_REGION=sa-east-1&AWS_DEFAULT_REGION=sa-east-1,eu-west-2&roleName=x';
      const inherited = { AWS_REGION: 'sa-east-1', AWS_DEFAULT_REGION: 'sa-east-1', AWSROLE_STATE: state };
      expect((await exportInto(inherited, 'near')).holds).toMatchObject({ AWS_REGION: 'eu-west-1' });
      const changed = { ...inherited, AWS_REGION: 'us-west-2' };
      expect((await exportInto(changed, 'near')).holds).toMatchObject({ AWS_REGION: 'us-west-2' });
      const edges = fakeCommandEdges({ environment: { ...environment, ...inherited } });
      expect(JSON.parse(textOf(await exportCommand.run({ as: 'Json' }, edges)))).toMatchObject({
        AWS_REGION: 'sa-east-1',
        AWSROLE_ENDPOINTS: 'AWS_REGION,AWS_DEFAULT_REGION',
      });
    });

    it("leaves the shell's own", async () => {
      const own = { AWS_REGION: 'sa-east-1', AWS_ENDPOINT_URL: 'http://own:1' };
      expect((await exportInto(own, 'far', 'near')).holds).toMatchObject({ ...own, AWS_DEFAULT_REGION: 'sa-east-1' });
    });
  });

  it('asks before the session of a protected profile leaves', async () => {
    const files = {
      '/home/me/.aws/credentials': '[prod]\naws_access_key_id = AKIA1\naws_secret_access_key = x\n',
      '/home/me/.config/awsrole/settings.ini': 'protect = pro*\n',
    };
    const result = await exportCommand.run({ as: 'Bash', profile: 'prod' }, fakeCommandEdges({ files }));
    expect(result).toMatchObject({ ok: false, error: { code: 'ConfirmationRequired', target: 'prod' } });
    const confirmed = await exportCommand.run(
      { as: 'Bash', profile: 'prod', confirmed: true },
      fakeCommandEdges({ files }),
    );
    expect(textOf(confirmed)).toContain("export AWS_ACCESS_KEY_ID='AKIA1'\n");
  });

  it.each([
    ['an unknown format', { as: 'Perl' }],
    ['GitHub Actions outside of a step', { as: 'GitHubActions' }],
    ['the credentials file without a section', { as: 'CredentialsFile' }],
  ])('refuses %s', async (_what, parameters) => {
    const result = await exportCommand.run(parameters, fakeCommandEdges({ environment }));
    expect(result).toMatchObject({ ok: false, error: { code: 'InvalidParameter' } });
  });
});
