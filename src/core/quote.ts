/** Quotes for sh, bash, and zsh, where only the single quote itself is special. */
export function quoteForPosix(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Quotes for PowerShell, where only the single quote itself is special. */
export function quoteForPowerShell(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** An argument of a PowerShell command, with quotes only where they are necessary. */
export function renderPowerShellArgument(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : quoteForPowerShell(text);
}
