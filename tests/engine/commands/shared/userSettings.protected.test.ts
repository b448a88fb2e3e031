import { describe, expect, it } from 'vitest';
import { confirmProtected } from '../../../../src/commands/shared/userSettings.ts';
import { fail, succeed } from '../../../../src/core/error.ts';
import { unansweredError } from '../../../../src/core/unansweredError.ts';
import { fakeCommandEdges } from '../../../support/fakeCommandEdges.ts';

const settings = '/home/me/.config/awsrole/settings.ini';

function edgesWith(text: string | undefined, answer?: 'yes' | 'no') {
  return fakeCommandEdges({
    files: text === undefined ? {} : { [settings]: text },
    ask: async (question) => (answer === 'yes' ? succeed('yes') : fail(unansweredError(question))),
  });
}

describe('confirmProtected', () => {
  it.each([
    { title: 'no settings', text: undefined, profile: 'prod' },
    { title: 'settings without patterns', text: 'colour = red\n', profile: 'prod' },
    { title: 'patterns for others', text: 'protect[] = prod*\n', profile: 'dev' },
    { title: 'no profile, as for a role by its ARN', text: 'protect[] = *\n', profile: null },
  ])('asks nothing with $title', async ({ text, profile }) => {
    expect(await confirmProtected(profile, false, edgesWith(text, 'no'))).toEqual({ ok: true, value: false });
  });

  it('tells that a profile is protected, confirmed by the person or beforehand', async () => {
    const protectedProfile = { ok: true, value: true };
    expect(await confirmProtected('prod', false, edgesWith('protect[] = prod*\n', 'yes'))).toEqual(protectedProfile);
    expect(await confirmProtected('prod', true, edgesWith('protect[] = PROD\n', 'no'))).toEqual(protectedProfile);
  });

  it('fails when the person does not say yes', async () => {
    const declined = await confirmProtected('prod', false, edgesWith('protect[] = prod*\n', 'no'));
    expect(declined).toMatchObject({ ok: false, error: { code: 'ConfirmationRequired' } });
  });

  it.each([true, false])('fails for settings that cannot be read, confirmed (%s) or not', async (confirmed) => {
    const unread = await confirmProtected('prod', confirmed, edgesWith('[protect]\nx = y\n', 'yes'));
    expect(unread).toMatchObject({ ok: false, error: { code: 'ConfigSyntax' } });
  });
});
