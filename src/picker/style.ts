import type { Environment } from '../core/environment.ts';

/**
 * The styles that a terminal supports: `colour`, its sixteen colors, which fit its theme; `plain`, only bold and reverse
 * (NO_COLOR, TERM=xterm-mono); `none`, only text (TERM=dumb).
 */
export type Look = 'colour' | 'plain' | 'none';

export function chooseLook({ NO_COLOR, TERM }: Environment): Look {
  if (TERM === 'dumb') return 'none';
  // The names of monochrome terminals (man 7 term), two of which PowerShell knows.
  return NO_COLOR || /^xtermm$|-m(ono)?$/.test(TERM ?? '') ? 'plain' : 'colour';
}

/** The codes (SGR) of each style. */
const codes = {
  title: { plain: '1', colour: '1' },
  faint: { plain: '2', colour: '2' },
  selected: { plain: '7', colour: '7' },
  matched: { plain: '1;4', colour: '1;35' },
  matchedSelected: { plain: '1;4', colour: '1;4' },
  current: { plain: '1', colour: '1;32' },
  protected: { plain: '1', colour: '31' },
  marked: { plain: '1', colour: '1;36' },
  long: { plain: '', colour: '32' },
  short: { plain: '', colour: '33' },
} as const;

export type Style = keyof typeof codes;
export type Paint = (style: Style, text: string) => string;

/** Returns a function that styles a text and then resets the style, or returns to `over`, the style of the line. */
export function openPaint(look: Look, over?: Style): Paint {
  return (style, text) => {
    const code = look === 'none' ? '' : codes[style][look];
    if (code === '' || text === '') return text;
    const back = over === undefined ? '' : openPaintCode(look, over);
    return `\x1b[${code}m${text}\x1b[0m${back}`;
  };
}

function openPaintCode(look: Look, style: Style): string {
  return look === 'none' ? '' : `\x1b[${codes[style][look]}m`;
}
