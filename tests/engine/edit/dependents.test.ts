import { describe, expect, it } from 'vitest';
import { ownCredentialProcess } from '../../../src/config/ownCredentialProcess.ts';
import { leadsTo, listDependents } from '../../../src/edit/dependents.ts';
import { openTexts } from './actions/support.ts';

const processes = ownCredentialProcess('linux');
const files = openTexts(
  `[profile base]
source_profile = base
[profile dev]
source_profile = base
[profile noted]
source_profile = base # keys
[profile deep]
source_profile = dev
[profile p]
credential_process = /opt/awsrole credential-process --profile base
[profile hidden]
source_profile = base
[profile x]
source_profile = y
[profile y]
source_profile = x
`,
  '[hidden]\nsource_profile = other\n[c]\nsource_profile = base\n',
);

describe('listDependents', () => {
  it('names who gets credentials through a profile, as aws-cli reads both files', () => {
    expect(listDependents(files, 'base', processes)).toEqual(['dev', 'noted', 'p', 'c']);
  });

  it('names nobody for a profile that nobody needs', () => {
    expect(listDependents(files, 'deep', processes)).toEqual([]);
  });
});

describe('leadsTo', () => {
  it.each([
    ['deep', 'base', true],
    ['p', 'base', true],
    ['base', 'deep', false],
    ['x', 'base', false],
    ['x', 'x', true],
  ])('says of %s and %s: %s', (from, name, leads) => {
    expect(leadsTo(files, from, name, processes)).toBe(leads);
  });
});
