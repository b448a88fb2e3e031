import { describe, expect, it } from 'vitest';
import { parseAwsCliEntry, readAwsCliKeyId, renderAwsCliEntry } from '../../../../src/sessions/awsCli/entry.ts';
import { expiration, issued, makeCredentials } from '../../../support/session/sessions.ts';

const credentials = {
  AccessKeyId: 'ASIAEXAMPLESESSION01',
  SecretAccessKey: 'secret',
  SessionToken: 'token',
  Expiration: '2026-11-24T06:00:00Z',
  AccountId: '111122223333',
};
const user = { AssumedRoleId: 'AROAEXAMPLE:me', Arn: 'arn:aws:sts::111122223333:assumed-role/Developer/me' };

function entryOf(change: object = {}, rest: object = {}): string {
  return JSON.stringify({
    Credentials: { ...credentials, ...change },
    AssumedRoleUser: user,
    ResponseMetadata: {},
    ...rest,
  });
}

describe('renderAwsCliEntry', () => {
  it('is the answer of STS on one line, with what aws-cli adds', () => {
    const text = renderAwsCliEntry(makeCredentials());
    expect(text).not.toContain('\n');
    expect(JSON.parse(text)).toEqual({
      Credentials: {
        AccessKeyId: 'ASIAEXAMPLESESSION01',
        SecretAccessKey: 'secretSECRETsecretSECRETsecretSECRETexam',
        SessionToken: 'FwoGZXIvYXdzEXAMPLE//token==',
        Expiration: '2026-11-24T06:00:00Z',
        AccountId: '111122223333',
      },
      AssumedRoleUser: user,
      ResponseMetadata: { HTTPStatusCode: 200, RetryAttempts: 0 },
    });
  });

  it('comes back as it was', () => {
    const back = parseAwsCliEntry(renderAwsCliEntry(makeCredentials()), issued);
    expect(back).toEqual(makeCredentials());
    expect(back?.secretAccessKey.reveal()).toBe(makeCredentials().secretAccessKey.reveal());
    expect(back?.sessionToken.reveal()).toBe(makeCredentials().sessionToken.reveal());
  });
});

describe('parseAwsCliEntry', () => {
  it.each([
    ['aws-cli 1 writes it', '2026-11-24T06:00:00Z'],
    ['aws-cli 2 writes it', '2026-11-24T06:00:00+00:00'],
    ['older ones wrote it', '2026-11-24T06:00:00UTC'],
    ['it has fractions', '2026-11-24T06:00:00.000000+00:00'],
  ])('reads the end as %s', (_, text) => {
    expect(parseAwsCliEntry(entryOf({ Expiration: text }), issued)?.expiration).toEqual(expiration);
  });

  it.each([
    ['is over', entryOf({ Expiration: '2026-11-24T04:59:59Z' })],
    ['ends after longer than AWS grants', entryOf({ Expiration: '2027-11-24T05:00:00Z' })],
    ['has a control character in its token', entryOf({ SessionToken: 'to\nken' })],
    ['has a key that is none', entryOf({ AccessKeyId: 'x y' })],
  ])('has no credentials when it %s', (_, text) => {
    expect(parseAwsCliEntry(text, issued)).toBeUndefined();
    expect(readAwsCliKeyId(text)).toBeDefined();
  });

  it.each([
    ['is empty', ''],
    ['is torn', entryOf().slice(0, -20)],
    ['has the tail of a longer one', `${entryOf()}ken"}}`],
    ['is no object', '"text"'],
    ['is null', 'null'],
    ['has no credentials', '{}'],
    ['has credentials that are none', '{"Credentials": "x"}'],
    ['has an end that is no text', entryOf({ Expiration: 1_795_500_000 })],
    ['has an end that is no time', entryOf({ Expiration: 'soon' })],
    ['has a number for a key', entryOf({ AccessKeyId: 1_234_567_890_123_456 })],
    ['lacks the token', entryOf({ SessionToken: undefined })],
  ])('is none of aws-cli\u2019s when it %s', (_, text) => {
    expect(parseAwsCliEntry(text, issued)).toBeUndefined();
    expect(readAwsCliKeyId(text)).toBeUndefined();
  });

  it('is none cut at any byte', () => {
    const text = entryOf();
    const taken = Array.from({ length: text.length }, (_, at) => text.slice(0, at)).filter(
      (piece) => parseAwsCliEntry(piece, issued) !== undefined || readAwsCliKeyId(piece) !== undefined,
    );
    expect(taken).toEqual([]);
  });

  it('knows no role where aws-cli did not note it', () => {
    expect(parseAwsCliEntry(entryOf({}, { AssumedRoleUser: undefined }), issued)?.assumedRole).toBeUndefined();
  });
});
