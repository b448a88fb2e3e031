import { measure } from '../../src/picker/cells.ts';

/** The screen of a terminal after a text: the lines of characters, and the style of each cell. */
export interface Cells {
  readonly lines: readonly string[];
  /** For each cell the codes of its style; `.` for none. */
  readonly looks: readonly (readonly string[])[];
  readonly cursor: { readonly row: number; readonly column: number };
}

/** Renders text on a terminal screen. Supports the sequences that the list writes; throws on anything else. */
export function paintCells(text: string, { columns, rows }: { columns: number; rows: number }): Cells {
  const blank = () => Array.from({ length: columns }, () => ({ text: ' ', look: '.' }));
  const cells = Array.from({ length: rows }, blank);
  let [row, column, look, looks] = [0, 0, new Set<string>(), '.'];
  for (const [all, parameters = '', final = ''] of text.matchAll(/\x1b\[([\d;?]*)([A-Za-z])|[^\x1b]+/g)) {
    if (final === '') write(all);
    else if (final === 'm') paint(parameters);
    else if (final === 'G') column = Number(parameters) - 1;
    else if (final === 'H') [row = 0, column = 0] = parameters.split(';').map((number) => Number(number) - 1);
    else if (final === 'K') for (let at = column; at < columns; at++) set(at, ' ');
    else if (all === '\x1b[2J') for (let at = 0; at < rows; at++) cells[at] = blank();
    else if (all !== '\x1b[?25l' && all !== '\x1b[?25h') throw new Error(`No screen knows ${JSON.stringify(all)}.`);
  }
  return {
    lines: cells.map((line) =>
      line
        .map((cell) => cell.text)
        .join('')
        .trimEnd(),
    ),
    looks: cells.map((line) => line.map((cell) => cell.look)),
    cursor: { row, column },
  };

  function write(part: string): void {
    for (const segment of isAscii.test(part) ? part : splitCharacters(part)) {
      const width = measure(segment);
      if (column + width > columns) throw new Error(`Line ${row} is too long for ${columns} cells.`);
      set(column, segment);
      for (let more = 1; more < width; more++) set(column + more, '');
      column += width;
    }
  }

  function set(at: number, part: string): void {
    const cell = cells[row]?.[at];
    if (cell === undefined) throw new Error(`There is no cell ${row}, ${at}.`);
    [cell.text, cell.look] = [part, looks];
  }

  function paint(parameters: string): void {
    for (const code of parameters.split(';')) look = code === '0' ? new Set() : look.add(code);
    looks = look.size === 0 ? '.' : [...look].join(';');
  }
}

const isAscii = /^[\x20-\x7e]*$/;
const segmenter = new Intl.Segmenter();

function* splitCharacters(text: string): Iterable<string> {
  for (const { segment } of segmenter.segment(text)) yield segment;
}
