/** The value of a JSON text; undefined for an invalid text, which no valid text yields. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a value is an object of JSON: neither null nor a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type PythonValue = string | number | null | readonly string[] | { readonly [name: string]: PythonValue };

/** JSON as Python's json.dumps(…, sort_keys=True) writes it, which names the AWS CLI's cache files: ", " and ": ", ASCII alone. */
export function renderPythonJson(value: PythonValue): string {
  if (Array.isArray(value)) return `[${value.map(renderPythonJson).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return escapeUnits(JSON.stringify(value));
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${renderPythonJson(name)}: ${renderPythonJson(member)}`).join(', ')}}`;
}

/** Python escapes all but printable ASCII, UTF-16 unit by unit; what JavaScript escapes it escapes alike. */
function escapeUnits(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
