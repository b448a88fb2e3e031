import { describe, expect, it } from 'vitest';
import { AnswerList } from '../../../src/core/answer.ts';
import { Secret } from '../../../src/core/secret.ts';
import { renderAnswerText } from '../../../src/dialogue/renderAnswerText.ts';

describe('renderAnswerText', () => {
  it('writes a line for each fact, and leaves out what is not there', () => {
    const answer = {
      roleArn: 'arn:aws:iam::1:role/a',
      accountId: '1',
      isCached: true,
      isProtected: false,
      mfaSerial: null,
      tags: [],
    };
    expect(renderAnswerText(answer)).toBe('role ARN:    arn:aws:iam::1:role/a\naccount ID:  1\nis cached:   yes\n');
  });

  it('writes a table for a list of things, without empty columns', () => {
    const profiles = [
      { name: 'dev', region: 'eu-west-1', mfaSerial: null },
      { name: 'production', region: null, mfaSerial: null },
    ];
    expect(renderAnswerText({ profiles, warnings: [] })).toBe(
      'name        region\ndev         eu-west-1\nproduction\n',
    );
    expect(renderAnswerText({ profiles: new AnswerList(() => profiles), warnings: [] })).toContain(
      'name        region\ndev ',
    );
  });

  it('puts what has parts under its name, after the facts', () => {
    const answer = {
      credentials: { secretAccessKey: new Secret('s'), expiration: new Date(0) },
      account: '1',
      codes: [1, 2],
    };
    expect(renderAnswerText(answer)).toBe(
      'account:  1\ncodes:    1, 2\n\ncredentials:\n  secret access key:  s\n  expiration:         1970-01-01T00:00:00Z\n',
    );
  });

  it('lets no text of a file steer the terminal', () => {
    expect(renderAnswerText({ name: 'a\u001b[31mb', rows: [{ x: 'c\u0007d' }] })).toBe(
      'name:  a?[31mb\n\nrows:\n  x\n  c?d\n',
    );
  });

  it('keeps columns where a name takes two cells a letter', () => {
    expect(
      renderAnswerText([
        { a: '\u672c\u756a', b: '1' },
        { a: 'dev', b: '2' },
      ]),
    ).toBe('a     b\n\u672c\u756a  1\ndev   2\n');
  });

  it.each([
    [null, '\n'],
    [true, 'yes\n'],
    ['text', 'text\n'],
    [{}, ''],
    [[], ''],
  ])('writes %j as %j', (answer, text) => {
    expect(renderAnswerText(answer)).toBe(text);
  });
});
