import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import { addShellSession } from '../../../src/dialogue/shellSession.ts';
import { listRoleVariables, roleVariableNames } from '../../../src/export/roleVariables.ts';
import { readText } from '../project/tree.ts';
import { longTerm, session } from './session.ts';

const valuesOf = (given: typeof session) =>
  Object.fromEntries(listRoleVariables(given).map(({ name, value }) => [name, value]));

describe('the variables of a role', () => {
  it('are those that the module sets and removes, in the same order', () => {
    const body = /\$script:RoleVariableName = @\(([^)]*)\)/.exec(
      readText('module/Private/shell/RoleVariable.ps1'),
    )?.[1];
    const names = [...(body ?? '').matchAll(/'(\w+)'/g)].map(([, name]) => name);
    expect(names).toEqual([...roleVariableNames]);
  });

  it('have the values that the module gets', () => {
    const { credentials, ...whose } = session;
    const { sessionToken = null, expiration = null, ...keys } = { ...credentials };
    const { variables } = addShellSession({
      ...whose,
      isProtected: false,
      endpoints: {},
      credentials: { accessKeyId: keys.accessKeyId, secretAccessKey: keys.secretAccessKey, sessionToken, expiration },
    }) as { variables: Record<string, unknown> };
    // It is only for prompts.
    const { AWSUME_PROFILE: forPrompts, ...rest } = variables;
    const revealed = Object.entries(rest).map(([name, value]) => [
      name,
      value instanceof Secret ? value.reveal() : value,
    ]);
    const given = listRoleVariables(session).filter(({ value }) => value !== null);
    expect(Object.fromEntries(revealed)).toEqual(Object.fromEntries(given.map(({ name, value }) => [name, value])));
    expect(forPrompts).toBe('dev');
  });

  it('say when a session ends as aws-cli writes it', () => {
    expect(valuesOf(session)['AWS_CREDENTIAL_EXPIRATION']).toBe('2026-11-24T06:00:00+00:00');
  });

  it('are removed where keys that do not end have no such value', () => {
    expect(valuesOf(longTerm)).toMatchObject({
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SESSION_TOKEN: null,
      AWS_SECURITY_TOKEN: null,
      AWS_CREDENTIAL_EXPIRATION: null,
      AWS_REGION: null,
      AWS_PROFILE: null,
    });
  });

  it('are removed where the value is empty', () => {
    expect(valuesOf({ ...session, region: '', profile: '' })).toMatchObject({
      AWS_REGION: null,
      AWSROLE_PROFILE: null,
    });
  });
});
