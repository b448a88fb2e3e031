import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { measure } from '../../src/picker/cells.ts';
import { size } from './size.ts';

const ranges = [
  [0x20, 0x7e],
  [0x2500, 0x257f],
  [0x3000, 0x30ff],
  [0x4e00, 0x9fff],
  [0xff00, 0xffef],
] as const;

/** `npm test` checks every fiftieth of large groups of similar characters. */
const stepOf = (count: number) => (count > 1000 && size(0, 1) === 0 ? 50 : 1);

it('counts cells as string-width does, for each character measured without it', () => {
  const characters = ranges.flatMap(([first, last]) => {
    const step = stepOf(last - first);
    const length = Math.floor((last - first) / step) + 1;
    return Array.from({ length }, (_, at) => String.fromCodePoint(first + at * step));
  });
  const wrong = characters.filter((character) => measure(`a${character}b`) !== stringWidth(`a${character}b`));
  expect(wrong).toEqual([]);
});
