import { type Answer, isAnswerObject } from '../core/answer.ts';
import { Secret } from '../core/secret.ts';
import { shellMember, shellWord } from './shellMember.ts';

/**
 * Renders one line of CLIXML in pure ASCII, which every edition of PowerShell reads (MS-PSRP 2.2.5). Objects become property
 * bags, lists LST, and times DT. Reveals secrets, since these lines go only to the module. `forShell`: the member of the
 * document that contains the objects of a cmdlet, whose members get the names that PowerShell uses.
 */
export function renderClixml(answer: Answer, forShell?: 'value' | 'session'): string {
  const body = renderElement(answer, '', { references: { next: 0 }, forShell, isNamed: false });
  return `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">${body}</Objs>`;
}

interface Place {
  readonly references: { next: number };
  readonly forShell: string | undefined;
  /** Whether this is part of an object of a cmdlet. */
  readonly isNamed: boolean;
}

function renderElement(answer: Answer, attribute: string, place: Place): string {
  if (answer === null) return `<Nil${attribute} />`;
  if (answer instanceof Secret) return renderString(answer.reveal(), attribute);
  if (answer instanceof Date) return `<DT${attribute}>${renderMoment(answer, attribute)}</DT>`;
  if (typeof answer === 'string') return renderString(answer, attribute);
  if (typeof answer === 'boolean') return `<B${attribute}>${answer}</B>`;
  if (typeof answer === 'number') return renderNumber(answer, attribute);
  return renderContainer(answer, attribute, place);
}

function renderContainer(answer: Answer, attribute: string, place: Place): string {
  const open = `<Obj${attribute} RefId="${place.references.next++}">`;
  if (isAnswerObject(answer)) {
    const renderOne = place.isNamed ? renderShellMember : renderMember;
    const members = Object.entries(answer).map(([name, value]) => renderOne(name, value, place));
    return `${open}<MS>${members.join('')}</MS></Obj>`;
  }
  const items = Array.from(answer as Iterable<Answer>, (item) => renderElement(item, '', place));
  return `${open}<LST>${items.join('')}</LST></Obj>`;
}

function renderMember(name: string, value: Answer, place: Place): string {
  return renderElement(value, renderName(name), name === place.forShell ? { ...place, isNamed: true } : place);
}

function renderShellMember(member: string, value: Answer, place: Place): string {
  const { name, isWord, isMoment } = shellMember(member);
  const shown = isWord && typeof value === 'string' ? shellWord(value) : value;
  const element = renderElement(shown, renderName(name), place);
  return isMoment ? element + renderElement(value, renderName(`${name}Utc`), place) : element;
}

function renderString(text: string, attribute: string): string {
  return `<S${attribute}>${escapeText(text)}</S>`;
}

function renderName(name: string): string {
  return ` N="${escapeText(name)}"`;
}

/** .NET converts a time with an offset to local time, as PowerShell shows it. A time that stays in UTC has a name that says so. */
function renderMoment(moment: Date, attribute: string): string {
  const text = moment.toISOString();
  return attribute.endsWith('Utc"') ? text : text.replace('Z', '+00:00');
}

function renderNumber(value: number, attribute: string): string {
  const tag = !Number.isInteger(value) ? 'Db' : Math.abs(value) <= 0x7fffffff ? 'I32' : 'I64';
  return `<${tag}${attribute}>${value}</${tag}>`;
}

/** All characters except printable ASCII, and those that are special in XML or in the `_xHHHH_` escape of CLIXML. */
const special = /_(?=[xX][0-9A-Fa-f]{4}_)|[&<>"']|[^\x20-\x7e]/gu;

function escapeText(text: string): string {
  return text.replace(special, escapeCharacter);
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const asUnit = character === '_' || code < 0xa0 || (code >= 0xd800 && code <= 0xdfff) || (code & 0xfffe) === 0xfffe;
  if (asUnit && !/[&<>"']/.test(character)) return escapeUnits(character);
  return `&#x${code.toString(16)};`;
}

function escapeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .join('');
}
