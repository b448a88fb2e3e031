import { describe, expect, it } from 'vitest';
import type { AssumeRoleHop } from '../../../../src/plan/roleHop.ts';
import type { WebIdentityHop } from '../../../../src/plan/sources/webIdentity.ts';
import { renderAwsCliArguments, renderAwsCliFileName } from '../../../../src/sessions/awsCli/sharing.ts';
import { roleHop } from '../../../support/session/plans.ts';

const hopOf = (change: Partial<AssumeRoleHop>): AssumeRoleHop => ({ ...roleHop, roleArn: 'r', ...change });

/** What Python 3.11's `json.dumps(args, sort_keys=True)` and `hashlib.sha1` gave. */
const recorded: readonly [AssumeRoleHop, string, string][] = [
  [
    hopOf({ roleArn: 'arn:aws:iam::111122223333:role/A' }),
    '{"RoleArn": "arn:aws:iam::111122223333:role/A"}',
    '4860a7fa4ae31231be33dbc4bf069ab2605c3034.json',
  ],
  [
    hopOf({
      roleArn: 'arn:aws:iam::444422223333:role/B',
      durationSeconds: 1800,
      externalId: '\u30ed\u30fc\u30ebx',
      sessionName: 'me',
    }),
    '{"DurationSeconds": 1800, "ExternalId": "\\u30ed\\u30fc\\u30ebx", "RoleArn": "arn:aws:iam::444422223333:role/B", "RoleSessionName": "me"}',
    '0952be279171b4e0f7aedcd46925945b353a0093.json',
  ],
  [
    hopOf({ externalId: '\0\x1f\x7f"\\/\u0085\u2028\u{1f600}<>&', serialNumber: 's' }),
    '{"ExternalId": "\\u0000\\u001f\\u007f\\"\\\\/\\u0085\\u2028\\ud83d\\ude00<>&", "RoleArn": "r", "SerialNumber": "s"}',
    '60e1b4f77d8c20fc2a66ec5aa1a3d7db9ca9c1e9.json',
  ],
];

describe('the name of aws-cli\u2019s file', () => {
  it.each(recorded)('is made from the arguments as Python writes them', (hop, text, name) => {
    expect(renderAwsCliArguments(hop)).toBe(text);
    expect(renderAwsCliFileName(text)).toBe(name);
  });

  it('has no generated session name, no way to the code, no source', () => {
    expect(renderAwsCliArguments({ ...hopOf({ mfaProcess: 'code' }), profile: 'other' })).toBe('{"RoleArn": "r"}');
  });

  it('is made for a web identity from role and session name', () => {
    const web: WebIdentityHop = {
      kind: 'web-identity',
      profile: 'w',
      roleArn: 'r',
      tokenFile: '/t',
      sessionName: 'me',
      provenance: {},
    };
    expect(renderAwsCliArguments(web)).toBe('{"RoleArn": "r", "RoleSessionName": "me"}');
    expect(renderAwsCliArguments({ ...web, sessionName: null })).toBe('{"RoleArn": "r"}');
  });
});
