import { findMissingLineBreak, type MissingLineBreak } from '../config/missingLineBreak.ts';
import type { Configuration, Section } from '../config/profile.ts';
import { secretKeys } from '../config/settingNames.ts';
import { type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { refuse } from './problem.ts';

/**
 * ConfigSyntax for a section with a missing line break in a value: the text after it was meant for another profile or has no
 * effect. The AWS CLI reads it as part of the value and so uses another role or key.
 */
export function requireLineBreaks(section: Section, { credentials }: Configuration): Result<null> {
  for (const [name, { value, origin }] of section.settings) {
    const lost = findMissingLineBreak(name, value, origin.file === credentials.file ? 'credentials' : 'config');
    if (lost === undefined) continue;
    const { message, hint } = describeMissingLineBreak(name, lost);
    const where = say`${origin.file} line ${origin.line}`;
    return refuse({
      code: 'ConfigSyntax',
      message: say`${message} (${where}, profile "${section.name}").`,
      hint,
      target: section.name,
      by: { kind: 'file', origin, key: name },
    });
  }
  return succeed(null);
}

/** Describes the missing line break, as the beginning of a sentence, and what to do; without secrets. */
export function describeMissingLineBreak(
  name: string,
  lost: MissingLineBreak,
): { readonly message: string; readonly hint: string } {
  const what = secretKeys.has(name) && lost.kind === 'header' ? say`the header` : lost.text;
  const fate =
    lost.kind === 'header'
      ? say`the lines after it belong to the section above`
      : say`it is read as part of that value`;
  return {
    message: say`A line break is missing before ${what}, which appears after the value of ${name}, so ${fate}`,
    hint: say`Move ${what} to its own line.`,
  };
}
