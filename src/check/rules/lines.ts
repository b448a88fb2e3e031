import { findLostBreak } from '../../config/lostBreak.ts';
import { sectionNameOf } from '../../config/readCli.ts';
import { sdkValueOf } from '../../config/sdkSyntax.ts';
import { describeLostBreak } from '../../plan/lostBreaks.ts';
import type { CheckedFile } from '../context.ts';
import type { Found } from '../finding.ts';
import { knownKeys, nestedKeys, probableKey } from '../knownKeys.ts';
import { findOddIn } from '../oddCharacters.ts';
import type { Rule } from '../rule.ts';
import type { ScannedLine } from '../scan.ts';
import { isSwallowed, opensBlock } from '../swallowed.ts';

/** Lines that are read otherwise than they look, or otherwise by aws-cli than by the SDKs. */

const commentAfterValue = lineRule(
  'CommentAfterValue',
  'a comment behind a value, which is part of the value to aws-cli',
  (line) => {
    if (line.kind !== 'entry' || line.delimiter !== '=' || !/\s[#;]/.test(line.text)) return undefined;
    if (sdkValueOf(line.text) === line.value) return undefined;
    return [
      `To aws-cli the comment behind ${line.key} is part of the value; to the SDKs it is a comment.`,
      'Put the comment on a line of its own.',
    ];
  },
);

const colonDelimiter = lineRule(
  'ColonDelimiter',
  'a key with ":" behind it, which only aws-cli takes for "="',
  (line) => {
    if (line.kind !== 'entry' || line.delimiter !== ':') return undefined;
    return [
      `"${line.key}" has ":" behind it: aws-cli takes that for "=", the SDKs do not.`,
      'Write "=" in place of ":".',
    ];
  },
);

const indentedKey = lineRule(
  'IndentedKey',
  'an indented key or header, which the SDKs take for the rest of the line above',
  (line) => {
    if ((line.kind !== 'entry' && line.kind !== 'header') || !/^\s/.test(line.text)) return undefined;
    return [
      'This line is indented: aws-cli reads it as it looks, but to the SDKs it continues the line above it.',
      'Remove the white space before it.',
    ];
  },
);

const swallowedLine: Rule = {
  ...lineRule('SwallowedLine', 'an indented key or header that has become part of the value above it', (line) => {
    if (line.kind !== 'continuation' || !isSwallowed(line)) return undefined;
    return [
      `This line is indented, so it is a part of the value of "${line.of.key}" on line ${line.of.line} and has no effect of its own.`,
      'Remove the white space before it.',
    ];
  }),
  severity: 'error',
};

const missingLineBreak: Rule = {
  ...lineRule(
    'MissingLineBreak',
    'a header or a key that stands behind something else on its line, where it is not read as one',
    (line, { kind }) => {
      if (line.kind === 'header') return explainBehindHeader(line.text);
      const lost = line.kind === 'entry' ? findLostBreak(line.key, line.value, kind) : undefined;
      if (line.kind !== 'entry' || lost === undefined) return undefined;
      const { message, hint } = describeLostBreak(line.key, lost);
      return [`${message}.`, hint];
    },
  ),
  severity: 'error',
};

/** To aws-cli what stands behind the last bracket of a header's line is of no effect. */
function explainBehindHeader(text: string): Said {
  const name = /\]\s*([A-Za-z]\w*)\s*[=:][^\]]*$/.exec(text)?.[1]?.toLowerCase();
  if (name === undefined || !knownKeys.has(name)) return undefined;
  return [
    `A line break is missing before ${name}, which stands behind a header: it is of no effect.`,
    `Put ${name} on a line of its own.`,
  ];
}

const oddCharacter: Rule = {
  ...lineRule(
    'OddCharacter',
    'a character in a key or value that nobody sees, or that only looks like the one that was meant',
    (line) => {
      const found = findOddIn(line);
      if (found === undefined) return undefined;
      return [
        `${found.where} holds ${found.odd.name} at position ${found.odd.position}, so it is not what it looks like.`,
        'Type it anew.',
      ];
    },
  ),
  severity: 'error',
};

const nestedKeyCase = lineRule(
  'NestedKeyCase',
  'a key in an indented block that is not in lower case and so is not found',
  (line) => {
    if (line.kind !== 'continuation' || !opensBlock(line.of)) return undefined;
    const name = line.text.slice(0, Math.max(line.text.indexOf('='), 0)).trim();
    if (name === name.toLowerCase() || !nestedKeys.has(name.toLowerCase())) return undefined;
    return [
      `"${name}" is not found: inside an indented block keys count in lower case only.`,
      `Write ${name.toLowerCase()}.`,
    ];
  },
);

const misspeltKey: Rule = {
  id: 'MisspeltKey',
  severity: 'warning',
  title: 'a key that nobody knows and that is nearly a known one',
  check: ({ files }) => files.flatMap(findMisspelt),
};

function findMisspelt(file: CheckedFile): Found[] {
  return file.lines.flatMap((line) => {
    if (line.kind !== 'entry' || knownKeys.has(line.key) || findOddIn(line) !== undefined) return [];
    const kind = sectionNameOf(line.section.header, file.kind)?.kind;
    const meant = kind === 'services' || kind === undefined ? undefined : probableKey(line.key);
    if (meant === undefined) return [];
    const message = `Nobody reads "${line.key}"; ${meant} is probably meant.`;
    return [{ file: file.path, line: line.line, message, suggestion: `Write ${meant}.` }];
  });
}

type Said = readonly [message: string, suggestion: string] | undefined;
type Look = (line: ScannedLine, file: CheckedFile) => Said;

function lineRule(id: string, title: string, look: Look): Rule {
  const check = (file: CheckedFile): Found[] =>
    file.lines.flatMap((line) => {
      const said = look(line, file);
      return said === undefined ? [] : [{ file: file.path, line: line.line, message: said[0], suggestion: said[1] }];
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
  misspeltKey,
];
