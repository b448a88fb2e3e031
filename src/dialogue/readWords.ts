/** The action that the command line requests; a `command` is one of `src/commands/`. */
export type Act =
  | { readonly kind: 'dialogue'; readonly ahead: string | undefined }
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly command: string | undefined }
  | { readonly kind: 'completion'; readonly shell: string | undefined }
  | { readonly kind: 'command' };

/** Reads the words after the program name. */
export function readWords(words: readonly string[]): Act {
  const [first, second] = words;
  switch (first) {
    case 'dialogue':
      return { kind: 'dialogue', ahead: second };
    case 'version':
    case '--version':
      return { kind: 'version' };
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      return { kind: 'help', command: second };
    default:
      // `awsrole assume --help` equals `awsrole help assume`.
      if (second === '--help' || second === '-h') return { kind: 'help', command: first };
      return first === 'completion' ? { kind: 'completion', shell: second } : { kind: 'command' };
  }
}
