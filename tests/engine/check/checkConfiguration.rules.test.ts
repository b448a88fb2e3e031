import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/check/checkConfiguration.ts';
import { severities } from '../../../src/check/finding.ts';
import { readText } from '../project/tree.ts';
import { profileExamples } from './examples/profiles.ts';
import { shellExamples } from './examples/shell.ts';
import { textExamples } from './examples/text.ts';
import { findingsOf, shorten, shortOf } from './situation.ts';

const examples = { ...textExamples, ...profileExamples, ...shellExamples };

describe('the rules', () => {
  it('have each a bad and a good example, and no example is of no rule', () => {
    expect(Object.keys(examples).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  it('have different ids in PascalCase and a phrase each', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { id, title } of rules) {
      expect(id).toMatch(/^[A-Z][A-Za-z0-9]+$/);
      expect(title).toMatch(/[^.:]$/);
    }
  });

  it('are listed by the help of Test-AwsConfig, each once, below its severity', () => {
    const notes = /\.NOTES\r?\n(.*?)\r?\n {4}\.INPUTS/s.exec(readText('module/Public/Test-AwsConfig.ps1'))?.[1] ?? '';
    const listed = notes
      .split(/\r?\n/)
      .flatMap((line) => /^ {4}(?:- )?(\w+): (.*)$/.exec(line)?.slice(1).join(': ') ?? []);
    const heads = {
      error: 'the configuration does not work.',
      warning: 'the configuration is unsafe',
      information: 'the configuration has no effect.',
    };
    const expected = severities.flatMap((severity) => [
      expect.stringContaining(heads[severity]),
      ...rules.filter((rule) => rule.severity === severity).map(({ id, title }) => `${id}: ${title}`),
    ]);
    expect(listed).toEqual(expected);
  });

  it('are thirty or more', () => {
    expect(rules.length).toBeGreaterThanOrEqual(30);
  });
});

describe.each(Object.entries(examples))('%s', (id, { bad, found, good }) => {
  it('is found in the bad example, at its line, beside nothing but what comes with it, in whole sentences that tell no secret', () => {
    const findings = findingsOf(bad);
    expect(findings.map(shorten)).toEqual(found);
    expect(found.some((short) => short.split(' ')[0] === id)).toBe(true);
    for (const { message, suggestion } of findings) {
      expect(message).toMatch(/^["[\w/~$].*(\.|\bDid you mean [^?]+\?)$/s);
      expect(suggestion).toMatch(/^[A-Z$].*\.$|^Did you mean [^?]+\?$|^x$/s);
      expect(`${message}${suggestion}`).not.toMatch(/wJalrXUtnFEMI|secret-token/);
    }
  });

  it('is not found in the good example, nor is anything else', () => {
    expect(shortOf(good)).toEqual([]);
  });
});
