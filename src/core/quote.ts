/** Quotes for sh, bash, and zsh, where only the single quote itself is special. */
export function quoteForPosix(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Quotes for fish, where a backslash is special, too. */
export function quoteForFish(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** Quotes for PowerShell, where only single quotes are special; curly ones (U+2018 to U+201B) count as such. */
export function quoteForPowerShell(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

/** An argument of a PowerShell command, with quotes only where they are necessary; a dash would begin a parameter. */
export function renderPowerShellArgument(text: string): string {
  return /^\w[\w.-]*$/.test(text) ? text : quoteForPowerShell(text);
}
