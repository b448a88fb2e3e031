import { findMissingLineBreak } from '../../config/missingLineBreak.ts';
import { sectionNameOf } from '../../config/readCli.ts';
import { sdkValueOf } from '../../config/sdkSyntax.ts';
import { say } from '../../core/say.ts';
import { describeMissingLineBreak } from '../../plan/missingLineBreaks.ts';
import type { CheckedFile } from '../context.ts';
import type { UnratedFinding } from '../finding.ts';
import { describeUnknownSetting, knownSettings, nestedSettings } from '../knownSettings.ts';
import { isAccidentalContinuation, opensBlock } from '../malformedValues.ts';
import { findOddCharacterInLine } from '../oddCharacters.ts';
import type { Advice, Rule } from '../rule.ts';
import type { ScannedLine } from '../scan.ts';

/** Lines that are read differently than they look, or differently by the AWS CLI and the SDKs. */

const commentAfterValue = lineRule(
  'CommentAfterValue',
  'a comment after a value, which the AWS CLI treats as part of the value',
  (line) => {
    if (line.kind !== 'entry' || line.delimiter !== '=' || !/\s[#;]/.test(line.text)) return undefined;
    if (sdkValueOf(line.text) === line.value) return undefined;
    return [
      say`The AWS CLI treats the comment after ${line.key} as part of the value; the SDKs treat it as a comment.`,
      say`Move the comment to its own line.`,
    ];
  },
);

const colonDelimiter = lineRule(
  'ColonDelimiter',
  'a setting with ":" after its name, which only the AWS CLI treats as "="',
  (line) => {
    if (line.kind !== 'entry' || line.delimiter !== ':') return undefined;
    return [
      say`"${line.key}" is followed by ":", which the AWS CLI treats as "=" but the SDKs do not.`,
      say`Replace ":" with "=".`,
    ];
  },
);

const indentedKey = lineRule(
  'IndentedKey',
  'an indented setting or header, which the SDKs treat as part of the line above',
  (line) => {
    if ((line.kind !== 'entry' && line.kind !== 'header') || !/^\s/.test(line.text)) return undefined;
    return [
      say`This line is indented. The AWS CLI ignores the indentation, but the SDKs treat the line as part of the line above.`,
      say`Remove the spaces before it.`,
    ];
  },
);

const swallowedLine: Rule = {
  ...lineRule('SwallowedLine', 'an indented setting or header that is part of the value above it', (line) => {
    if (line.kind !== 'continuation' || !isAccidentalContinuation(line)) return undefined;
    return [
      say`This line is indented, so it is part of the value of "${line.of.key}" on line ${line.of.line} and has no effect.`,
      say`Remove the spaces before it.`,
    ];
  }),
  severity: 'error',
};

const missingLineBreak: Rule = {
  ...lineRule(
    'MissingLineBreak',
    'a header or setting that appears after something else on its line and is ignored',
    (line, { kind }) => {
      if (line.kind === 'header') return explainAfterHeader(line.text);
      const lost = line.kind === 'entry' ? findMissingLineBreak(line.key, line.value, kind) : undefined;
      if (line.kind !== 'entry' || lost === undefined) return undefined;
      const { message, hint } = describeMissingLineBreak(line.key, lost);
      return [say`${message}.`, hint];
    },
  ),
  severity: 'error',
};

/** A setting after a header on the same line, which the AWS CLI ignores. */
function explainAfterHeader(text: string): Advice | undefined {
  const name = /\]\s*([A-Za-z]\w*)\s*[=:][^\]]*$/.exec(text)?.[1]?.toLowerCase();
  if (name === undefined || !knownSettings.has(name)) return undefined;
  return [
    say`A line break is missing before ${name}, which appears after a header and has no effect.`,
    say`Move ${name} to its own line.`,
  ];
}

const oddCharacter: Rule = {
  ...lineRule('OddCharacter', 'an invisible or look-alike character in the name or value of a setting', (line) => {
    const found = findOddCharacterInLine(line);
    if (found === undefined) return undefined;
    return [
      say`${found.where} contains ${found.odd.name} at position ${found.odd.position}, so it is not what it appears to be.`,
      say`Type it again instead of pasting it.`,
    ];
  }),
  severity: 'error',
};

const nestedKeyCase = lineRule(
  'NestedKeyCase',
  'a setting in a nested block that is ignored because it is not in lower case',
  (line) => {
    if (line.kind !== 'continuation' || !opensBlock(line.of)) return undefined;
    const name = line.text.slice(0, Math.max(line.text.indexOf('='), 0)).trim();
    if (name === name.toLowerCase() || !nestedSettings.has(name.toLowerCase())) return undefined;
    return [
      say`"${name}" is ignored, because settings in a nested block must be in lower case.`,
      say`Change it to ${name.toLowerCase()}.`,
    ];
  },
);

const misspelledKey: Rule = {
  id: 'MisspelledKey',
  severity: 'warning',
  title: 'an unknown setting whose name is similar to a known one',
  check: ({ files }) => files.flatMap(findMisspelt),
};

function findMisspelt(file: CheckedFile): UnratedFinding[] {
  return file.lines.flatMap((line) => {
    if (line.kind !== 'entry' || findOddCharacterInLine(line) !== undefined) return [];
    const kind = sectionNameOf(line.section.header, file.kind)?.kind;
    const texts = kind === 'services' || kind === undefined ? undefined : describeUnknownSetting(line.key);
    return texts === undefined ? [] : [{ file: file.path, line: line.line, message: texts[0], suggestion: texts[1] }];
  });
}

type Look = (line: ScannedLine, file: CheckedFile) => Advice | undefined;

function lineRule(id: string, title: string, look: Look): Rule {
  const check = (file: CheckedFile): UnratedFinding[] =>
    file.lines.flatMap((line) => {
      const texts = look(line, file);
      return texts === undefined ? [] : [{ file: file.path, line: line.line, message: texts[0], suggestion: texts[1] }];
    });
  return { id, severity: 'warning', title, check: ({ files }) => files.flatMap(check) };
}

export const lineRules: readonly Rule[] = [
  commentAfterValue,
  colonDelimiter,
  indentedKey,
  swallowedLine,
  missingLineBreak,
  oddCharacter,
  nestedKeyCase,
  misspelledKey,
];
