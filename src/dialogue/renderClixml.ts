import { type Answer, isAnswerObject } from '../core/answer.ts';
import { Secret } from '../core/secret.ts';

/**
 * Renders one line of CLIXML in pure ASCII, which every edition of PowerShell reads (MS-PSRP 2.2.5). Objects become property
 * bags, lists LST, and times DT in UTC. Reveals secrets, since these lines go only to the module.
 */
export function renderClixml(answer: Answer): string {
  const references = { next: 0 };
  const body = renderElement(answer, '', references);
  return `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">${body}</Objs>`;
}

interface References {
  next: number;
}

function renderElement(answer: Answer, attribute: string, references: References): string {
  if (answer === null) return `<Nil${attribute} />`;
  if (answer instanceof Secret) return renderString(answer.reveal(), attribute);
  if (answer instanceof Date) return `<DT${attribute}>${answer.toISOString()}</DT>`;
  if (typeof answer === 'string') return renderString(answer, attribute);
  if (typeof answer === 'boolean') return `<B${attribute}>${answer}</B>`;
  if (typeof answer === 'number') return renderNumber(answer, attribute);
  return renderContainer(answer, attribute, references);
}

function renderContainer(answer: Answer, attribute: string, references: References): string {
  const open = `<Obj${attribute} RefId="${references.next++}">`;
  if (isAnswerObject(answer)) {
    const members = Object.entries(answer).map(([name, value]) => renderElement(value, renderName(name), references));
    return `${open}<MS>${members.join('')}</MS></Obj>`;
  }
  const items = Array.from(answer as Iterable<Answer>, (item) => renderElement(item, '', references));
  return `${open}<LST>${items.join('')}</LST></Obj>`;
}

function renderString(text: string, attribute: string): string {
  return `<S${attribute}>${escapeText(text)}</S>`;
}

function renderName(name: string): string {
  return ` N="${escapeText(name)}"`;
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
