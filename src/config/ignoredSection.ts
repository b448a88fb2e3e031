import { findLookalike, withoutLookalikes } from '../core/characters.ts';
import { say } from '../core/say.ts';
import { splitWords } from './python.ts';
import { probableName } from './similarNames.ts';

/** A section of the config file that is ignored, and what was probably meant. */
interface ExplainedSection {
  /** The name of the profile; undefined if another kind of section was meant. */
  readonly meant: string | undefined;
  /** The predicate of a sentence that starts with "[header]". */
  readonly what: string;
  /** The correct header, and what else to do. */
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

/** For the AWS CLI, a header ends at the last bracket of the line, so a bracket in a comment after it is part of the name. */
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
