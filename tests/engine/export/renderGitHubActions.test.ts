import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import { renderGitHubActions } from '../../../src/export/renderGitHubActions.ts';
import { listRoleVariables } from '../../../src/export/roleVariables.ts';
import { longTerm, session } from './session.ts';

const render = (given: typeof session, environment: Record<string, string> = {}) =>
  renderGitHubActions(listRoleVariables(given), environment, 'end-of-value');

describe('renderGitHubActions', () => {
  it('hides key, secret and token in the log', () => {
    expect(render(session).masks.split('\n')).toEqual([
      '::add-mask::ASIAEXAMPLE',
      '::add-mask::secret/+=',
      '::add-mask::token//==',
      '',
    ]);
  });

  it('assigns each variable in a block that no value can end', () => {
    expect(render(session).assignments).toContain('AWS_SESSION_TOKEN<<end-of-value\ntoken//==\nend-of-value\n');
  });

  it('escapes a value in a command, so that it begins no command of its own', () => {
    const secretAccessKey = new Secret('a%\r\n::set-env name=X::y');
    const { masks } = render({ ...session, credentials: { ...session.credentials, secretAccessKey } });
    expect(masks).toContain('::add-mask::a%25%0D%0A::set-env name=X::y\n');
  });

  it('outdoes a stale token, which a step cannot remove', () => {
    const environment = { AWS_SESSION_TOKEN: 'stale', AWS_SECURITY_TOKEN: 'stale' };
    expect(render(session, environment).assignments).toContain('AWS_SECURITY_TOKEN<<end-of-value\ntoken//==\n');
    expect(render(longTerm, environment).assignments).toContain('AWS_SESSION_TOKEN<<end-of-value\n\nend-of-value\n');
    expect(render(longTerm, environment).assignments).toContain('AWS_SECURITY_TOKEN<<end-of-value\n\nend-of-value\n');
  });

  it('never empties AWS_PROFILE, which would be an error to aws-cli, and names it instead', () => {
    const { assignments, kept } = render(session, { AWS_PROFILE: 'other' });
    expect(assignments).not.toContain('AWS_PROFILE');
    expect(kept).toEqual(['AWS_PROFILE']);
  });
});
