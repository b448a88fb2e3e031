import { findLookalike, withoutLookalikes } from '../core/characters.ts';
import { say } from '../core/say.ts';
import { splitWords } from './python.ts';
import { probableName } from './suggest.ts';

/** A section of the config file that no one reads, and what was probably meant. */
interface ExplainedSection {
  /** The name of the profile; undefined where another kind of section was meant. */
  readonly meant: string | undefined;
  /** As the end of "[header] ...". */
  readonly what: string;
  /** The header to write, and what else to do. */
  readonly write: string;
}

const sectionKinds = ['profile', 'sso-session', 'services'] as const;
type SectionKind = (typeof sectionKinds)[number];

export function explainIgnored(header: string): ExplainedSection {
  const odd = findLookalike(header);
  const { kind, name, more } = repair(withoutLookalikes(header));
  const quoted = name.includes(' ') ? `"${name}"` : name;
  const written = kind === 'profile' && name === 'default' ? '[default]' : `[${kind} ${quoted}]`;
  return {
    meant: kind === 'profile' ? name : undefined,
    what: say`is not a profile${odd === undefined ? '' : say`, because it contains ${odd.name} at position ${odd.position + 1}`}`,
    write: `${written}${more}`,
  };
}

interface Repaired {
  readonly kind: SectionKind;
  readonly name: string;
  readonly more: string;
}

/** To the AWS CLI a header ends at the line's last bracket, so one in a comment after it becomes part of the name. */
function repair(header: string): Repaired {
  const [, before] = /^([^\]]*)\]\s*[#;]/.exec(header) ?? [];
  if (before !== undefined) return { ...repair(before), more: say` and move the comment to its own line` };
  const words = splitWords(header) ?? header.split(/\s+/);
  if (words.length === 1 && words[0]?.toLowerCase() === 'default')
    return { kind: 'profile', name: 'default', more: '' };
  const [first = ''] = words;
  const meant = words.length > 1 ? probableName(first, sectionKinds) : sectionKinds.find((known) => known === first);
  const kind = sectionKinds.find((known) => known === meant) ?? 'profile';
  const rest = meant === undefined ? words : words.slice(1);
  return { kind, name: rest.join(' ') || 'name', more: '' };
}
