import { describe, expect, it } from 'vitest';
import { renderTerminalPicture } from '../../../scripts/lib/terminalPicture.mjs';

const esc = '\u001b';

/** The texts of a picture, with their columns. */
function textsOf(picture: string): readonly (readonly [number, string])[] {
  return [...picture.matchAll(/<text x="([\d.]+)"[^>]*>([^<]*)</g)].map(([, x, text = '']) => [
    Math.round((Number(x) - 14) / 8.43),
    text,
  ]);
}

describe('a picture of a terminal', () => {
  it('places words by their columns: several blanks may be drawn as one', () => {
    const screen = `Name    ${esc}[32mRole  left${esc}[0m end\n  開発  two words`;
    expect(textsOf(renderTerminalPicture(screen, { columns: 40, title: 'A list' }))).toEqual([
      [0, 'Name'],
      [8, 'Role'],
      [14, 'left'],
      [19, 'end'],
      [2, '開発'],
      [8, 'two words'],
    ]);
  });

  it('has a box behind what is reversed, its blanks too', () => {
    const picture = renderTerminalPicture(`${esc}[7mb  a  ${esc}[0m`, { columns: 40, title: 'A list' });
    expect(picture).toContain('<rect x="14.0" y="34" width="50.6" height="19" fill="#d6d9df"');
    expect(textsOf(picture)).toEqual([
      [0, 'b'],
      [3, 'a'],
    ]);
  });

  it('underlines what is underlined', () => {
    const picture = renderTerminalPicture(`${esc}[4mon${esc}[0m off`, { columns: 40, title: 'A list' });
    expect(picture).toMatch(/text-decoration="underline">on</);
    expect(picture).toMatch(/fill="#d6d9df">off</);
  });

  it('has the colours of its theme', () => {
    const draw = (theme: 'dark' | 'light') =>
      renderTerminalPicture(`${esc}[31mred${esc}[0m`, { columns: 40, title: 'A list', theme });
    expect(draw('dark')).toMatch(/fill="#16181d"[\s\S]*fill="#ff6b6b">red/);
    expect(draw('light')).toMatch(/fill="#f6f8fa"[\s\S]*fill="#cf222e">red/);
  });
});
