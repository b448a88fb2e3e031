/** How well a word fits an entry, the best first; 0: not at all. Behind these, letters that stand apart, by how far. */
const [none, wholeName, beginning, ofWord, inName, elsewhere] = [0, 1, 2, 3, 4, 5];
const mostApart = 40;
export const worstGrade = elsewhere + 1 + mostApart + 1;

/**
 * How well a word fits a line of text that begins with a name of so many characters. It counts where it stands as it is, and
 * where it may be `loose`, in the name also where its letters stand in their order. It runs for each entry of a list of
 * thousands at each key: one pass, for the library's pattern would try all ways through a name that was made for it.
 */
export function gradeOf(line: string, nameLength: number, word: string, loose: boolean): number {
  const start = line.indexOf(word);
  if (start < 0) return loose ? gradeApart(line, nameLength, word) : none;
  if (start + word.length > nameLength) return elsewhere;
  if (start === 0) return word.length === nameLength ? wholeName : beginning;
  return isLetterBefore(line, start) ? inName : ofWord;
}

/** The closer the letters stand, the better; then, those that begin the name. */
function gradeApart(line: string, nameLength: number, word: string): number {
  const start = line.indexOf(word.charAt(0));
  let at = start;
  for (let letter = 1; at >= 0 && letter < word.length; letter++) at = line.indexOf(word.charAt(letter), at + 1);
  if (at < 0 || at >= nameLength) return none;
  const between = at + 1 - start - word.length;
  return elsewhere + 1 + Math.min(mostApart, 2 * between) + (start > 0 ? 1 : 0);
}

/** Whether a letter or digit stands before a place: quickly for those of English in lower case. */
function isLetterBefore(line: string, place: number): boolean {
  const code = line.charCodeAt(place - 1);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return /[\p{L}\p{N}]$/u.test(line.slice(Math.max(0, place - 2), place));
}
