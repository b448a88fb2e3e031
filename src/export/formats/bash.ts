import { nulCharacter, type TextFormat } from '../textFormat.ts';

/** Between single quotes nothing means anything to a POSIX shell but the quote itself (POSIX 2.2.2). For zsh and sh too. */
export const bash: TextFormat = {
  set: (name, value) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
  unset: (name) => `unset ${name}`,
  refused: nulCharacter,
};
