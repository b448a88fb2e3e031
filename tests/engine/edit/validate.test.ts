import { describe, expect, it } from 'vitest';
import { validateName, validateSettingName, validateValue } from '../../../src/edit/validate.ts';

const controls = ['\n', '\r', '\0', '\t', '\u001b', '\u0085', '\u2028', '\u202e', '\ufeff', '\ud800'];

describe('validateName', () => {
  it.each(['dev', 'a b', 'a.b@c+d/e:f', "o'b", 'a"b', '\u30ed\u30fc\u30eb', '__proto__', 'a=b'])('takes %s', (name) => {
    expect(validateName(name)).toEqual({ ok: true, value: name });
  });

  it.each(['', 'DEFAULT', ' a', 'a\u00a0', 'a[b', 'a]b', 'a#b', 'a;b', ...controls.map((control) => `a${control}b`)])(
    'refuses %j',
    (name) => {
      const refused = validateName(name);
      expect(refused).toMatchObject({ ok: false, error: { code: 'InvalidParameter' } });
      expect(refused.ok ? '' : refused.error.message).not.toMatch(/[\n\r\0\u001b]/);
    },
  );
});

describe('validateSettingName', () => {
  it.each([
    ['Role_ARN', 'role_arn'],
    ['s3.Max_Queue_Size', 's3.max_queue_size'],
  ])('knows %s as %s', (key, known) => {
    expect(validateSettingName(key)).toEqual({ ok: true, value: known });
  });

  it.each(['', 'a b', 'a=b', 'a:b', '#a', '[a]', 'a.b.c', '.a', 'a.', 'a\nb', '\u30ed'])('refuses %j', (key) => {
    expect(validateSettingName(key)).toMatchObject({ ok: false, error: { code: 'InvalidParameter' } });
  });
});

describe('validateValue', () => {
  it.each(['x', 'a = b: c', 'a#b', 'a;b', '[x]', '"q"', '\u30ed'])('takes %s', (value) => {
    expect(validateValue('region', value)).toEqual({ ok: true, value });
  });

  it.each(['', ' x', 'x ', 'x #y', 'x\u3000;y', '#x', ';x', ...controls.map((control) => `a${control}b`)])(
    'refuses %j and does not repeat it',
    (value) => {
      const refused = validateValue('region', value);
      expect(refused).toMatchObject({ ok: false, error: { code: 'InvalidParameter', target: 'region' } });
      if (value.trim().length > 2) expect(refused.ok ? '' : refused.error.message).not.toContain(value);
    },
  );

  it('says how to remove a setting, where the value is empty', () => {
    expect(validateValue('role_arn', '')).toMatchObject({
      error: { hint: expect.stringContaining('Set-AwsProfile -RemoveSetting role_arn (') },
    });
  });
});
