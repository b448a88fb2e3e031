import { expect, test } from 'vitest';
import { resolveTarget } from '../../../src/signin/target.ts';
import { configurationOf } from '../plan/planOf.ts';

test.each([
  { request: {}, section: 'an [sso-session]' },
  { request: { session: 'corp' }, section: '[sso-session corp]' },
])('A hint of a missing session asks no command for a parameter that it lacks: $section', ({ request, section }) => {
  const hint = `Add ${section} with sso_start_url and sso_region to the config file. Connect-AwsSso also accepts -StartUrl and -Region instead.`;
  expect(resolveTarget(request, configurationOf({}), {})).toMatchObject({ ok: false, error: { hint } });
});
