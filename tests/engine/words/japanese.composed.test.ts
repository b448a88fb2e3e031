import { afterEach, expect, it } from 'vitest';
import { setLanguage, translate } from '../../../src/core/say.ts';
import { describeRole } from '../../../src/edit/actions/roleNames.ts';
import { describeDenial } from '../../../src/services/denials.ts';
import { stsService } from '../../../src/services/protocol.ts';
import { japanese } from '../../../src/words/japanese.ts';
import { findingsOf } from '../check/situation.ts';

afterEach(() => setLanguage(undefined));

const roleArn = 'arn:aws:iam::111122223333:role/R';
const call = { service: stsService, action: 'AssumeRole', roleArn, secrets: [] };

const sentences: readonly [of: string, sentence: () => string | undefined][] = [
  ['what to check after a denied call', () => describeDenial('', '', call).hint],
  [
    'what to check after a denied call with an external ID and an MFA device',
    () => describeDenial('', '', { ...call, externalId: 'x', serialNumber: 'y' }).hint,
  ],
  [
    'why a setting appears twice',
    () =>
      findingsOf({ config: ['[profile a]', 'region = us-east-1[profile b]', 'region = us-east-2'] }).find(
        ({ rule }) => rule === 'DuplicateKey',
      )?.message,
  ],
  [
    'which program reads a setting',
    () => findingsOf({ config: ['[profile a]', `role_arn = ${roleArn}`, 'include_profile = b'] })[0]?.message,
  ],
  ['a role', () => describeRole({ accountId: '111122223333', accountName: 'Prod', email: '', roleName: 'R' })],
];

it.each(sentences)('A sentence made of others is Japanese as a whole: %s', (_of, sentence) => {
  const text = sentence() ?? '';
  setLanguage(japanese);
  expect(text).toMatch(/[a-z]{2,} [a-z0-9]{2,}/);
  expect(translate(text)).not.toMatch(/[a-z]{2,}[,.]? (?:[a-z]+ )*[a-z]{2,}\b|\bin \d/);
});
