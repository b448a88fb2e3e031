import { describe, expect, it } from 'vitest';
import { findConsoleHosts, resolveDestination } from '../../../src/console/destination.ts';
import { consoleServices } from '../../../src/console/services.ts';

const role = (partition: string) => `arn:${partition}:iam::111122223333:role/A`;

function pageOf(service: string | undefined, region: string | null, arn: string | null = null): string {
  const page = resolveDestination({ service, region }, findConsoleHosts(arn, region));
  return page.ok ? page.value : page.error.code;
}

describe('resolveDestination', () => {
  it.each<[string | undefined, string | null, string | null, string]>([
    [undefined, null, null, 'https://console.aws.amazon.com/console/home'],
    [undefined, 'eu-west-1', null, 'https://eu-west-1.console.aws.amazon.com/console/home?region=eu-west-1'],
    ['s3', 'eu-west-1', null, 'https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1'],
    ['EC2', 'eu-west-1', null, 'https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1'],
    ['ddb', 'eu-west-1', null, 'https://eu-west-1.console.aws.amazon.com/dynamodbv2/home?region=eu-west-1'],
    [
      'logs',
      'eu-west-1',
      null,
      'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups',
    ],
    ['iam', 'eu-west-1', null, 'https://console.aws.amazon.com/iam/home'],
    ['s3', 'cn-north-1', null, 'https://cn-north-1.console.amazonaws.cn/s3/home?region=cn-north-1'],
    ['s3', 'us-gov-west-1', null, 'https://us-gov-west-1.console.amazonaws-us-gov.com/s3/home?region=us-gov-west-1'],
    ['s3', 'eusc-de-east-1', null, 'https://eusc-de-east-1.console.amazonaws-eusc.eu/s3/home?region=eusc-de-east-1'],
    ['iam', null, role('aws-cn'), 'https://console.amazonaws.cn/iam/home'],
    ['s3', 'us-iso-east-1', null, 'InvalidParameter'],
    ['s3/../iam', 'eu-west-1', null, 'InvalidParameter'],
    ['s3?x=y', 'eu-west-1', null, 'InvalidParameter'],
    ['', 'eu-west-1', null, 'InvalidParameter'],
    ['constructor', null, null, 'https://console.aws.amazon.com/constructor/home'],
  ])('leads %s in %s (%s) to %s', (service, region, arn, page) => {
    expect(pageOf(service, region, arn)).toBe(page);
  });

  it.each([
    'http://console.aws.amazon.com/',
    'javascript:alert(1)',
    'console.aws.amazon.com',
    'https://me@console.aws.amazon.com/',
  ])('takes %s for no page', (destination) => {
    const page = resolveDestination({ destination, region: null }, findConsoleHosts(null, null));
    expect(page).toMatchObject({ ok: false, error: { code: 'InvalidParameter', target: destination } });
  });

  it('takes a page as it is, also in a partition whose console is not public', () => {
    const destination = 'https://console.example.gov/x?y#z';
    expect(resolveDestination({ destination, region: 'us-iso-east-1' }, undefined)).toEqual({
      ok: true,
      value: destination,
    });
  });
});

describe('consoleServices', () => {
  it('have names that can be typed, and paths without a query', () => {
    for (const [name, { path }] of Object.entries(consoleServices)) {
      expect(name).toMatch(/^[a-z0-9]+$/);
      if (path !== undefined) expect(path).toMatch(/^[a-z0-9/-]+(#[\w:-]+)?$/i);
    }
  });
});
