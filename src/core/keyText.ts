import { findForeignCharacter } from './characters.ts';
import { say } from './say.ts';

/** The parts of an access key. An ID may be shown; a secret and a token never are. */
export type KeyPart = 'id' | 'secret' | 'token';

export interface KeyFault {
  readonly kind: 'characters' | 'quotes' | 'exchanged';
  /** The predicate of a sentence about the value; contains nothing of the value. */
  readonly what: string;
  /** What to do. */
  readonly hint: string;
}

/**
 * Why a text cannot be that part of an access key; undefined if it can. Services that are compatible with AWS accept any word
 * as an ID (`test`, `minioadmin`), so this only finds certain mistakes.
 */
export function findKeyFault(part: KeyPart, text: string): KeyFault | undefined {
  return (
    findTwoInOne(part, text) ?? findQuotes(text) ?? findComment(text) ?? findForeign(text) ?? findExchange(part, text)
  );
}

/** An access key ID to show to the user. A text that might be something else, such as a part of a secret, is masked. */
export function showKeyId(text: string): string {
  return isShown(text) ? text : hidden;
}

export function isShown(text: string): boolean {
  return /^[A-Z0-9_.-]{0,32}$|^[a-z0-9_.-]{1,20}$/.test(text);
}

const hidden = '[secret]';

/** Finds an AWS access key ID with another value before or after it. */
function findTwoInOne(part: KeyPart, text: string): KeyFault | undefined {
  if (part === 'token') return undefined;
  const rest = text.split(awsId);
  const others = rest.map((piece) => piece.replace(/[^\w/+=]/g, '')).filter((piece) => piece.length >= 16);
  if (rest.length < 2 || others.length === 0) return undefined;
  return {
    kind: 'exchanged',
    what: say`contains more than one value: an access key ID and what looks like its secret access key`,
    hint: say`Enter the access key ID and the secret access key separately.`,
  };
}

const awsId = /A(?:KIA|SIA)[A-Z0-9]{16}/;

function findQuotes(text: string): KeyFault | undefined {
  const trimmed = text.trim();
  if (trimmed.length < 2 || !/^["'`\u2018-\u201f\u00ab]/.test(trimmed) || !/["'`\u2018-\u201f\u00bb]$/.test(trimmed))
    return undefined;
  return {
    kind: 'quotes',
    what: say`is in quotation marks, which the AWS CLI and the SDKs treat as part of it`,
    hint: say`Remove the quotation marks.`,
  };
}

function findComment(text: string): KeyFault | undefined {
  if (!/\S\s+[#;]/.test(text)) return undefined;
  return {
    kind: 'characters',
    what: say`has a comment after it, which the AWS CLI treats as part of it`,
    hint: say`Move the comment to its own line.`,
  };
}

function findForeign(text: string): KeyFault | undefined {
  const found = findForeignCharacter(text);
  if (found === undefined) return undefined;
  const { name, position } = found;
  const place =
    position === [...text].length
      ? say`at its end`
      : position === 1
        ? say`at its beginning`
        : say`at position ${position}`;
  return {
    kind: 'characters',
    what: say`contains ${name} ${place}`,
    hint: say`Copy it again, without that character.`,
  };
}

/** Finds an ID and a secret that are swapped: only a secret this long mixes upper and lower case, or contains slashes. */
function findExchange(part: KeyPart, text: string): KeyFault | undefined {
  if (part === 'id' && (/[^\w.-]/.test(text) || (text.length > 20 && /[A-Z]/.test(text) && /[a-z]/.test(text)))) {
    return {
      kind: 'exchanged',
      what: say`looks like a secret access key, not like an access key ID`,
      hint: say`The access key ID and the secret access key might be swapped. The ID begins with AKIA, or with ASIA for a session.`,
    };
  }
  if (part !== 'id' && new RegExp(`^${awsId.source}$`).test(text)) {
    return {
      kind: 'exchanged',
      what: say`is an access key ID`,
      hint: say`Enter the access key ID, the secret access key, and a session token separately.`,
    };
  }
  return undefined;
}
