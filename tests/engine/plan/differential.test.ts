import { describe, expect, test } from 'vitest';
import { missingBotocore } from '../../support/askBotocore.ts';
import { type ChainAnswer, compareChain, intendedIn } from '../../support/differential/compareChain.ts';
import { intendedDifferences } from '../../support/differential/intendedDifferences.ts';
import { askOracle } from '../../support/differential/oracle.ts';
import { ini, keys, roleArn } from './planOf.ts';

interface Example {
  /** The reason of the intended difference that holds. */
  readonly why: string;
  /** Of the profile asked for. */
  readonly lines: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const missing = missingBotocore();
if (missing !== null) process.stderr.write(`The comparison of plans with botocore is skipped: ${missing}.\n`);

const roleLine = `role_arn = ${roleArn('A')}`;
const role = [roleLine, 'source_profile = base'];
const credentials = ini({ base: keys });
const badPort = 'endpoint_url = http://127.0.0.1:4566 ; note';
const examples: readonly Example[] = [
  {
    why: 'An empty region, retry mode or number of attempts is skipped with a warning, where aws-cli ends in an error.',
    lines: [...role, 'region = '],
  },
  {
    why: 'After an empty value that is skipped a region or credentials may be missed, or a parameter be wrong, which aws-cli then does not see.',
    lines: [...role, 'retry_mode = ', 'endpoint_url = http://127.0.0.1:4566'],
  },
  {
    why: 'What comes after an empty region that is skipped may be wrong or missing, which aws-cli then does not see.',
    lines: [...role, 'region = us east'],
    environment: { AWS_REGION: '' },
  },
  {
    why: 'A plan without a signed call needs no region for an endpoint of one own; the oracle asks who it is, signed.',
    lines: [...keys, 'endpoint_url = http://127.0.0.1:4566'],
  },
  {
    why: 'An endpoint that cannot be called is refused in such a plan too; aws-cli misses the region for its signed call first.',
    lines: [...keys, badPort],
  },
  {
    why: 'An indented block for duration_seconds is no number and ignored with a warning; aws-cli ends in a Python error.',
    lines: [...role, 'duration_seconds =', '  a = b'],
  },
  {
    why: 'An access key that AWS cannot know (quotes, a comment, a character that no key has) is refused before the call; aws-cli signs with it.',
    lines: ['aws_access_key_id = AKIAIOSFODNN7EXAMPLE # note', 'aws_secret_access_key = s', 'services = missing'],
  },
  {
    why: "A region of SSO that cannot be one is refused in the plan; aws-cli refuses it when it makes the client, which the oracle's plan does not.",
    lines: [
      'sso_start_url = https://example.awsapps.com/start',
      ...['sso_region = us east', 'sso_account_id = 111122223333', 'sso_role_name = A'],
    ],
  },
  {
    why: 'Of a services section that is missing and a region that cannot be one, aws-cli meets the region first, also where an SSO portal is asked.',
    lines: [
      ...['sso_start_url = https://example.awsapps.com/start', 'sso_region = eu-west-1'],
      ...['sso_account_id = 111122223333', 'sso_role_name = Reader', 'services = missing', 'region = us east'],
    ],
  },
  {
    why: 'Settings of S3 mean nothing to a role; aws-cli refuses every call when they are wrong.',
    lines: [...role, 's3 =', '  addressing_style = odd'],
  },
];

/** Cases that look like the examples, in which both must agree all the same. */
const alike: readonly (readonly [sentence: string, lines: readonly string[]])[] = [
  ['A role at an endpoint without a number for its port misses its region first.', [...role, badPort]],
  ['With a region, its call fails.', [...role, badPort, 'region = eu-west-1']],
  ['Another scheme than HTTP fails no earlier.', [...role, 'endpoint_url = ftp://127.0.0.1:4566']],
  ['A web identity needs no region, and its call fails.', [roleLine, 'web_identity_token_file = /t', badPort]],
  ['White space in a path is sent.', [...role, 'endpoint_url = http://127.0.0.1:4566/a b', 'region = eu-west-1']],
  ['A wrong region comes before credentials that are missing.', ['region = eu-west-1', '  role_arn = x']],
  ['So does a wrong retry mode.', ['retry_mode = odd']],
  ['So does an sso-session that is missing.', ['sso_session = none']],
  ['Digits of full width are digits.', [...role, 'duration_seconds = \uff13\uff16\uff10\uff10']],
  ['An indented block for a token cannot sign.', [...keys, 'aws_session_token =', '  a = b']],
  ['An indented block for a key ID cannot sign.', ['aws_access_key_id =', '  a = b', 'aws_secret_access_key = s']],
];

describe.skipIf(missing !== null)(`Compared with botocore${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  test.each(examples)('On purpose: $why', async ({ why, lines, environment = {} }) => {
    const pair = { seed: 0, config: ini({ 'profile x': lines }), credentials, environment, profile: 'x' };
    const [answers] = await askOracle<ChainAnswer[]>('chain', [pair]);
    expect(answers?.[0]).toMatchObject({ asked: 'x' });
    expect(intendedIn(pair, answers ?? [])).toContain(why);
  });

  test.each(alike)('%s', async (_sentence, lines) => {
    const pair = { seed: 0, config: ini({ 'profile x': lines }), credentials, environment: {}, profile: 'x' };
    const [answers = []] = await askOracle<ChainAnswer[]>('chain', [pair]);
    expect(compareChain.compare(pair, answers)).toEqual([]);
    expect(intendedIn(pair, answers)).toEqual([]);
  });
});

test('Each intended difference says why, and has an example.', () => {
  for (const { why } of intendedDifferences) expect(why).toMatch(/aws-cli|oracle/);
  expect(intendedDifferences.map(({ why }) => why)).toEqual(examples.map(({ why }) => why));
});
