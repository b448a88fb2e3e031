import { nulCharacter, type TextFormat } from '../textFormat.ts';

/**
 * Between single quotes fish reads `\'` and `\\` and nothing else (fish language, Quotes). Variables that a shell was
 * started with are global ones; a universal one, which belongs to all shells, is left alone.
 */
export const fish: TextFormat = {
  set: (name, value) => `set -gx ${name} '${value.replace(/[\\']/g, '\\$&')}'`,
  unset: (name) => `set -eg ${name}`,
  refused: nulCharacter,
};
