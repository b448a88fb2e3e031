const longest = 2000;
/** Of a longer text; the rest of what is shown is its beginning. */
const lastPart = 500;

/** Text for a person that may quote a value of any length: of more than 2000 characters the middle is left out. */
export function shorten(text: string): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - lastPart)} … ${text.slice(-lastPart)}`.replace(halves, '');
}

/** Of a character that was cut in two. */
const halves = /\p{Cs}/gu;
