/** A text of one statement a variable, for a shell or for a program that reads variables from a file. */
export interface TextFormat {
  /** Sets a variable for this shell and its children. `value` holds nothing that `refused` finds. */
  readonly set: (name: string, value: string) => string;
  /** Removes a variable; left out where the text has no way to say so: then it is not named at all. */
  readonly unset?: (name: string) => string;
  /** What a value may not hold, since the text has no way to write it that every reader understands. */
  readonly refused: { readonly pattern: RegExp; readonly what: string };
  readonly lineBreak?: '\r\n';
}

/** No variable of any system can hold it. */
export const nulCharacter = { pattern: /\0/, what: 'a NUL character' } as const;
