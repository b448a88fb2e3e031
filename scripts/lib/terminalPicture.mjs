/**
 * Renders a terminal screen as an SVG picture, or several in an endless animation. With reduced motion, only the last one is shown.
 * @param {string | string[]} screens lines with ANSI colors, as `tmux capture-pane -e` prints them
 * @param {{ columns: number, title: string, theme?: keyof typeof themes }} options
 */
export function renderTerminalPicture(screens, { columns, title, theme = 'dark' }) {
  const colours = themes[theme];
  const frames = [screens].flat().map((screen) => parseLines(screen.replace(/\s+$/, ''), colours));
  const width = Math.ceil(columns * cell.width + 2 * margin);
  const height = Math.ceil(Math.max(...frames.map(({ length }) => length)) * cell.height + 2 * margin + bar);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${colours.background}"/>`,
    ...['#ff5f56', '#ffbd2e', '#27c93f'].map(
      (fill, at) => `<circle cx="${18 + at * 18}" cy="15" r="5" fill="${fill}"/>`,
    ),
    `<g font-family="ui-monospace,Cascadia Mono,Consolas,Menlo,monospace" font-size="14">`,
    ...(frames.length === 1 ? frames.flatMap((lines) => lines.flatMap(renderLine)) : renderFrames(frames)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

const secondsOfFrame = 2.5;

/** @param {Run[][][]} frames */
function renderFrames(frames) {
  const share = (100 / frames.length).toFixed(3);
  const whole = frames.length * secondsOfFrame;
  return [
    '<style>',
    `.f{visibility:hidden;animation:f ${whole}s step-end infinite}`,
    `@keyframes f{0%{visibility:visible}${share}%{visibility:hidden}}`,
    '@media (prefers-reduced-motion:reduce){.f{animation:none}.f:last-of-type{visibility:visible}}',
    '</style>',
    ...frames.flatMap((lines, at) => [
      `<g class="f" style="animation-delay:${at * secondsOfFrame}s">`,
      ...lines.flatMap(renderLine),
      '</g>',
    ]),
  ];
}

const cell = { width: 8.43, height: 19 };
const margin = 14;
const bar = 20;
/** The sixteen ANSI colors, and the default foreground and background. */
const themes = {
  dark: {
    background: '#16181d',
    foreground: '#d6d9df',
    palette: ['#3b4048', '#ff6b6b', '#5fd38d', '#f2c94c', '#6aa9ff', '#d38cff', '#4fd6e0', '#d6d9df'],
    brightPalette: ['#7d8590', '#ff8a8a', '#86e8ab', '#ffe08a', '#94c2ff', '#e3b3ff', '#8aeaf0', '#ffffff'],
  },
  light: {
    background: '#f6f8fa',
    foreground: '#1f2328',
    palette: ['#24292f', '#cf222e', '#116329', '#7d4e00', '#0969da', '#8250df', '#1b7c83', '#6e7781'],
    brightPalette: ['#57606a', '#a40e26', '#1a7f37', '#633c01', '#218bff', '#a475f9', '#3192aa', '#8c959f'],
  },
};

/** @typedef {typeof themes.dark} Colours */

/**
 * The style of characters.
 * @typedef {object} Style
 * @property {Colours} theme
 * @property {string} colour
 * @property {string | null} back the background color, if any
 * @property {boolean} bold
 * @property {boolean} faint
 * @property {boolean} underlined
 * @property {boolean} reverse
 */

/** @typedef {Style & { text: string, column: number }} Run a part of a line in one style */

/** @param {Colours} theme @returns {Style} */
function plainIn(theme) {
  return { theme, colour: theme.foreground, back: null, bold: false, faint: false, underlined: false, reverse: false };
}

/** Splits each line into runs of text in one style. A style continues on the next line. @param {string} screen @param {Colours} theme */
function parseLines(screen, theme) {
  let style = plainIn(theme);
  return screen.split('\n').map((line) => {
    const parsed = parseLine(line, style);
    style = parsed.style;
    return parsed.runs;
  });
}

/** @param {string} line @param {Style} before */
function parseLine(line, before) {
  /** @type {Run[]} */
  const runs = [];
  let style = before;
  let column = 0;
  for (const part of line.split(/(\x1b\[[0-9;]*m)/)) {
    if (part.startsWith('\x1b[')) {
      style = part.slice(2, -1).split(';').map(Number).reduce(applyCode, style);
    } else if (part !== '') {
      runs.push({ text: part, column, ...style });
      column += widthOf(part);
    }
  }
  return { runs, style };
}

/**
 * @param {Style} style
 * @param {number} code an ANSI code
 * @returns {Style}
 */
function applyCode(style, code) {
  if (code === 0) return plainIn(style.theme);
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, faint: true };
  if (code === 4) return { ...style, underlined: true };
  if (code === 7) return { ...style, reverse: true };
  if (code === 27) return { ...style, reverse: false };
  if (code === 39) return { ...style, colour: style.theme.foreground };
  if (code === 49) return { ...style, back: null };
  const { palette, brightPalette } = style.theme;
  const [colour, bright, back] = [palette[code - 30], brightPalette[code - 90], palette[code - 40]];
  return { ...style, colour: colour ?? bright ?? style.colour, back: back ?? style.back };
}

/** @param {Run[]} runs @param {number} row */
function renderLine(runs, row) {
  const top = bar + margin + row * cell.height;
  return runs.flatMap((run) => renderRun(run, top));
}

/** Words are placed individually, since a browser may collapse several spaces into one. @param {Run} run @param {number} top */
function renderRun({ text, column, theme, colour, back, bold, faint, underlined, reverse }, top) {
  const fill = reverse ? theme.background : colour;
  const under = reverse ? colour : back;
  const place = `x="${xOf(column)}" y="${top}" width="${lengthOf(text)}" height="${cell.height}"`;
  // Crisp edges: no gaps between adjacent boxes.
  const box = `<rect ${place} fill="${under}" shape-rendering="crispEdges"/>`;
  const weight = [
    ...(bold ? [' font-weight="bold"'] : []),
    ...(faint ? [' fill-opacity="0.6"'] : []),
    ...(underlined ? [' text-decoration="underline"'] : []),
  ].join('');
  const words = [...text.matchAll(/[^ ]+(?: [^ ]+)*/g)].map(({ 0: word, index }) => {
    const x = xOf(column + widthOf(text.slice(0, index)));
    return `<text x="${x}" y="${top + 14}" textLength="${lengthOf(word)}" fill="${fill}"${weight}>${escapeXml(word)}</text>`;
  });
  return under === null ? words : [box, ...words];
}

/** @param {number} column */
function xOf(column) {
  return (margin + column * cell.width).toFixed(1);
}

/** @param {string} text */
function lengthOf(text) {
  return (widthOf(text) * cell.width).toFixed(1);
}

/** The width of a text in cells: Japanese and other wide characters take two. @param {string} text */
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

/** @param {string} text */
function escapeXml(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
