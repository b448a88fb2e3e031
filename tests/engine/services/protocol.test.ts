import { AssumeRole$, GetCallerIdentity$ } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { parseError, parseResponse, renderRequest } from '../../../src/services/protocol.ts';

const bytes = (text: string) => Buffer.from(text);

describe('a request', () => {
  it('without parameters names its action and version', () => {
    expect(renderRequest(GetCallerIdentity$, {})).toBe('Action=GetCallerIdentity&Version=2011-06-15');
  });

  it('encodes every character that a form could misread', () => {
    const body = renderRequest(AssumeRole$, { RoleArn: 'a b+c&d=e/é%', RoleSessionName: "x!'()*~" });
    expect(body).toBe(
      'Action=AssumeRole&Version=2011-06-15&RoleArn=a%20b%2Bc%26d%3De%2F%C3%A9%25&RoleSessionName=x%21%27%28%29%2A~',
    );
  });

  it('leaves out what is undefined, and what the call does not know', () => {
    const body = renderRequest(AssumeRole$, { RoleArn: 'r', RoleSessionName: 's', ExternalId: undefined, Nonsense: 1 });
    expect(body).not.toMatch(/ExternalId|Nonsense/);
  });

  it('numbers lists as AWS Query does', () => {
    const tags = [{ Key: 'team', Value: 'a' }];
    expect(renderRequest(AssumeRole$, { RoleArn: 'r', RoleSessionName: 's', Tags: tags })).toContain(
      'Tags.member.1.Key=team&Tags.member.1.Value=a',
    );
  });
});

describe('an answer', () => {
  it('is read by the schema of its operation', () => {
    const xml =
      '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account><Arn>a &amp; b</Arn><Other>x</Other></GetCallerIdentityResult></GetCallerIdentityResponse>';
    expect(parseResponse(GetCallerIdentity$, bytes(xml))).toEqual({ Account: '111122223333', Arn: 'a & b' });
  });

  it.each(['', ' ', 'hello', '<', '<a>', '<a></b>', '<a/>', '{"json":1}', '<a><Error/></a>', '\0\0'])(
    'that is %j gives nothing, and no error either',
    (text) => {
      expect(parseResponse(GetCallerIdentity$, bytes(text))).toBeUndefined();
      expect(parseError(bytes(text))).toBeUndefined();
    },
  );

  it('that declares anything gives nothing, since no entity is to stand in a value', () => {
    const xml =
      '<!DOCTYPE a [<!ENTITY x "y">]><GetCallerIdentityResponse><GetCallerIdentityResult><Account>&x;</Account></GetCallerIdentityResult></GetCallerIdentityResponse>';
    expect(parseResponse(GetCallerIdentity$, bytes(xml))).toBeUndefined();
    expect(parseError(bytes('<!doctype html><html></html>'))).toBeUndefined();
  });

  it('that is an error gives its code and message', () => {
    const xml =
      '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no &lt;way&gt;</Message></Error></ErrorResponse>';
    expect(parseError(bytes(xml))).toEqual({ code: 'AccessDenied', message: 'no <way>' });
  });

  it('that is an error of a length that no service sends gives nothing', () => {
    const xml = (message: string) =>
      `<ErrorResponse><Error><Code>X</Code><Message>${message}</Message></Error></ErrorResponse>`;
    expect(parseError(bytes(xml('a'.repeat(50_000))))).toMatchObject({ code: 'X' });
    expect(parseError(bytes(xml('a'.repeat(100_000))))).toBeUndefined();
  });

  it('that is an error without a message gives its code', () => {
    expect(parseError(bytes('<ErrorResponse><Error><Code>X</Code></Error></ErrorResponse>'))).toEqual({
      code: 'X',
      message: '',
    });
  });
});
