/** The text in printable ASCII on one line, as `Regex.Unescape` of .NET reads it. */
export function escapeForRegex(text: string): string {
  return text.replace(/[^\x20-\x5b\x5d-\x7e]/g, escapeUnit);
}

function escapeUnit(unit: string): string {
  if (unit === '\n') return '\\n';
  if (unit === '\\') return '\\\\';
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
