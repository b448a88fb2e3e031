import { parseCliSyntax } from '../config/cliSyntax.ts';
import { type DecodedText, decode, encode, type LineBreaks } from '../config/decode.ts';
import { key } from '../config/keys.ts';
import { parse } from '../config/parse.ts';
import type { Problem } from '../config/rawFile.ts';
import { fail, type Result, succeed } from '../protocol/error.ts';
import type { Credentials } from '../sources/credentials.ts';
import { findSection, type SectionLines } from './sectionLines.ts';

export interface CredentialsTarget {
  readonly file: string;
  /** The profile's name: in this file the header is the name as it is. */
  readonly section: string;
  /** Whether keys that do not end may be written over. */
  readonly force: boolean;
}

/**
 * The bytes of a credentials file with these credentials in one section; every other byte stays. `bytes`: what is
 * there now; undefined for no file. Errors: ConfigSyntax for a file that aws-cli does not read, InvalidParameter for
 * a name that no header can hold, and for long-term keys in the section, of which this may be the only copy.
 */
export function editCredentials(
  bytes: Uint8Array | undefined,
  credentials: Credentials,
  target: CredentialsTarget,
): Result<Uint8Array> {
  if (!isSectionName(target.section)) return fail(noSectionName(target.section));
  const decoded = decode(bytes ?? new Uint8Array(), target.file);
  if (!decoded.ok) return decoded;
  const edited = editText(decoded.value, credentials, target);
  return edited.ok ? succeed(encode(edited.value, decoded.value.encoding)) : edited;
}

/** aws-cli trims nothing of a header and reads it to the last bracket, the SDKs to the first; DEFAULT is no section. */
function isSectionName(name: string): boolean {
  return /^[^\s\p{Cc}[\]]([^\p{Cc}[\]]*[^\s\p{Cc}[\]])?$/u.test(name) && name !== 'DEFAULT';
}

function editText(
  { text, lineBreaks }: DecodedText,
  credentials: Credentials,
  target: CredentialsTarget,
): Result<string> {
  const document = parse(text);
  const raw = parseCliSyntax(document, target.file);
  const [problem] = raw.problems;
  if (problem !== undefined) return fail(unreadable(target.file, problem));
  const section = findSection(document, raw, target.section);
  const lineBreak = lineBreakOf[lineBreaks];
  if (section === undefined) return succeed(appendSection(text, target.section, credentials, lineBreak));
  if (holdsLongTermKeys(section) && !target.force) return fail(wouldBeLost(target));
  return succeed(replaceEntries(text, section, credentials, lineBreak));
}

const lineBreakOf: Readonly<Record<LineBreaks, string>> = { lf: '\n', crlf: '\r\n', cr: '\r', mixed: '\n', none: '\n' };

/** The keys of credentials in the file, in the order in which they are written; null: to be removed. */
function listEntries({
  accessKeyId,
  secretAccessKey,
  sessionToken,
}: Credentials): readonly (readonly [string, string | null])[] {
  return [
    [key.accessKeyId, accessKeyId],
    [key.secretAccessKey, secretAccessKey.reveal()],
    [key.sessionToken, sessionToken?.reveal() ?? null],
    // SDKs read the old name first.
    [key.securityToken, null],
  ];
}

function renderEntries(credentials: Credentials, lineBreak: string): string {
  const present = listEntries(credentials).filter(([, value]) => value !== null);
  return present.map(([name, value]) => `${name} = ${value}${lineBreak}`).join('');
}

function appendSection(text: string, name: string, credentials: Credentials, lineBreak: string): string {
  const isEnded = text === '' || /[\r\n]$/.test(text);
  const gap = text === '' ? '' : lineBreak;
  return `${text}${isEnded ? '' : lineBreak}${gap}[${name}]${lineBreak}${renderEntries(credentials, lineBreak)}`;
}

/** Cuts the old entries out and puts the new ones where the first of them stood, or else under the header. */
function replaceEntries(text: string, section: SectionLines, credentials: Credentials, lineBreak: string): string {
  const names = new Set(listEntries(credentials).map(([name]) => name));
  const old = section.entries.filter((entry) => names.has(entry.key));
  const at = old[0]?.start ?? section.bodyStart;
  let rest = text;
  for (const { start, end } of old.toReversed()) rest = rest.slice(0, start) + rest.slice(end);
  const before = rest.slice(0, at);
  const isEnded = /[\r\n]$/.test(before);
  return `${before}${isEnded ? '' : lineBreak}${renderEntries(credentials, lineBreak)}${rest.slice(at)}`;
}

function holdsLongTermKeys({ entries }: SectionLines): boolean {
  const present = new Set(entries.filter(({ value }) => value !== '').map((entry) => entry.key));
  return present.has(key.secretAccessKey) && !present.has(key.sessionToken) && !present.has(key.securityToken);
}

function noSectionName(section: string) {
  return {
    code: 'InvalidParameter',
    message: `${JSON.stringify(section)} cannot name a section of a credentials file.`,
    hint: 'Take a name without brackets, line breaks and spaces at its ends.',
    target: section,
  } as const;
}

function unreadable(file: string, { line, message }: Problem) {
  return {
    code: 'ConfigSyntax',
    message: `${file} is left as it is, since aws-cli does not read it: ${message}`,
    hint: 'Mend that line first; Test-AwsConfig says more.',
    target: file,
    file,
    line,
  } as const;
}

function wouldBeLost({ file, section }: CredentialsTarget) {
  return {
    code: 'InvalidParameter',
    message: `The section [${section}] of ${file} holds keys that do not end, and this may be their only copy.`,
    hint: 'Name another section, or say -Force (--force) to write over them.',
    target: section,
    file,
  } as const;
}
