import uFuzzy from '@leeoniya/ufuzzy';
import { fold, gradeOf, isLoose } from './match.ts';

/** Ranges of a text that matched: start and end offsets in turn, in UTF-16 units. */
export type Ranges = readonly number[];

/** The matched ranges in each column of an entry; the first column is the name. */
export function findRanges(words: readonly string[], columns: readonly string[]): readonly Ranges[] {
  return columns.map((text, column) => {
    const { folded, places } = foldInPlace(text);
    return joinRanges(words.flatMap((word) => rangesOf(word, folded, column === 0))).map((at) => places?.[at] ?? at);
  });
}

/** The folded text, and for each of its UTF-16 units the offset in the original; no offsets if they are the same. */
function foldInPlace(text: string): { readonly folded: string; readonly places?: readonly number[] } {
  if (/^[ -~]*$/.test(text)) return { folded: fold(text) };
  let [folded, at] = ['', 0];
  const places: number[] = [];
  for (const letter of text) {
    const part = fold(letter);
    folded += part;
    for (const _unit of part.split('')) places.push(at);
    at += letter.length;
  }
  return { folded, places: [...places, at] };
}

function rangesOf(word: string, text: string, isName: boolean): Ranges {
  const start = text.indexOf(word);
  if (start >= 0) return [start, start + word.length];
  // The pattern of uFuzzy would backtrack through a name that does not contain the letters, so check that first.
  if (!isName || gradeOf(text, text.length, word, isLoose(word)) === 0) return [];
  return openFinder().info([0], [text], word).ranges[0] ?? [];
}

let finder: uFuzzy | undefined;

/**
 * Creates uFuzzy so that letters need not be adjacent. It does not sort, because creating a collator takes a third of the
 * time of an empty start.
 */
function openFinder(): uFuzzy {
  finder ??= new uFuzzy({ intraIns: Number.POSITIVE_INFINITY, intraChars: '.', compare: () => 0 });
  return finder;
}

/** Sorts the ranges and joins those that overlap. */
function joinRanges(ranges: Ranges): Ranges {
  const pairs: [number, number][] = [];
  for (let at = 0; at < ranges.length; at += 2) pairs.push([ranges[at] ?? 0, ranges[at + 1] ?? 0]);
  const joined: [number, number][] = [];
  for (const [begin, end] of pairs.sort(([one], [other]) => one - other)) {
    const last = joined.at(-1);
    if (last !== undefined && begin <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([begin, end]);
  }
  return joined.flat();
}
