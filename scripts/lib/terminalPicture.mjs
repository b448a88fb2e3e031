/**
 * A terminal's screen as an SVG picture.
 * @param {string} screen lines with ANSI colours, as `tmux capture-pane -e` gives them
 * @param {{ columns: number, title: string }} options
 */
export function renderTerminalPicture(screen, { columns, title }) {
  const lines = parseLines(screen.replace(/\s+$/, ''));
  const width = Math.ceil(columns * cell.width + 2 * margin);
  const height = Math.ceil(lines.length * cell.height + 2 * margin + bar);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${background}"/>`,
    ...['#ff5f56', '#ffbd2e', '#27c93f'].map(
      (fill, at) => `<circle cx="${18 + at * 18}" cy="15" r="5" fill="${fill}"/>`,
    ),
    `<g font-family="ui-monospace,Cascadia Mono,Consolas,Menlo,monospace" font-size="14" xml:space="preserve">`,
    ...lines.flatMap(renderLine),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

const cell = { width: 8.43, height: 19 };
const margin = 14;
const bar = 20;
const background = '#16181d';
const foreground = '#d6d9df';
const palette = ['#3b4048', '#ff6b6b', '#5fd38d', '#f2c94c', '#6aa9ff', '#d38cff', '#4fd6e0', '#d6d9df'];
const bright = ['#7d8590', '#ff8a8a', '#86e8ab', '#ffe08a', '#94c2ff', '#e3b3ff', '#8aeaf0', '#ffffff'];
const plain = { colour: foreground, back: null, bold: false, faint: false, reverse: false };

/** Each line as runs of text in one style, each with the column where it begins. A style goes on into the next line. */
function parseLines(screen) {
  let style = plain;
  return screen.split('\n').map((line) => {
    const parsed = parseLine(line, style);
    style = parsed.style;
    return parsed.runs;
  });
}

function parseLine(line, before) {
  const runs = [];
  let style = before;
  let column = 0;
  for (const part of line.split(/(\x1b\[[0-9;]*m)/)) {
    if (part.startsWith('\x1b[')) {
      style = applyCodes(style, part.slice(2, -1).split(';').map(Number));
    } else if (part !== '') {
      runs.push({ text: part, column, ...style });
      column += widthOf(part);
    }
  }
  return { runs, style };
}

function applyCodes(style, codes) {
  const [code = 0, ...rest] = codes;
  const next = rest.length > 0 ? (styled) => applyCodes(styled, rest) : (styled) => styled;
  if (code === 0) return next(plain);
  if (code === 1) return next({ ...style, bold: true });
  if (code === 2) return next({ ...style, faint: true });
  if (code === 7) return next({ ...style, reverse: true });
  if (code === 27) return next({ ...style, reverse: false });
  if (code >= 30 && code <= 37) return next({ ...style, colour: palette[code - 30] });
  if (code >= 90 && code <= 97) return next({ ...style, colour: bright[code - 90] });
  if (code >= 40 && code <= 47) return next({ ...style, back: palette[code - 40] });
  if (code === 39) return next({ ...style, colour: foreground });
  if (code === 49) return next({ ...style, back: null });
  return next(style);
}

function renderLine(runs, row) {
  const top = bar + margin + row * cell.height;
  return runs.flatMap((run) => renderRun(run, top));
}

function renderRun({ text, column, colour, back, bold, faint, reverse }, top) {
  const x = (margin + column * cell.width).toFixed(1);
  const length = (widthOf(text) * cell.width).toFixed(1);
  const fill = reverse ? background : colour;
  const under = reverse ? colour : back;
  const box = under && `<rect x="${x}" y="${top}" width="${length}" height="${cell.height}" fill="${under}"/>`;
  if (text.trim() === '') return box ? [box] : [];
  const weight = `${bold ? ' font-weight="bold"' : ''}${faint ? ' fill-opacity="0.6"' : ''}`;
  const words = `<text x="${x}" y="${top + 14}" textLength="${length}" fill="${fill}"${weight}>${escapeXml(text)}</text>`;
  return box ? [box, words] : [words];
}

/** Japanese and other wide characters take two cells. */
function widthOf(text) {
  return [...text].reduce(
    (sum, character) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(character)
        ? 2
        : 1),
    0,
  );
}

function escapeXml(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
