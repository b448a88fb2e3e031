/** The value of a JSON text; undefined if the text is invalid. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a value is a JSON object, not null or a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type PythonValue = string | number | null | readonly string[] | { readonly [name: string]: PythonValue };

/** JSON as Python's json.dumps(…, sort_keys=True) writes it, from which the AWS CLI makes the names of its cache files. */
export function renderPythonJson(value: PythonValue): string {
  if (Array.isArray(value)) return `[${value.map(renderPythonJson).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return escapeUnits(JSON.stringify(value));
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${renderPythonJson(name)}: ${renderPythonJson(member)}`).join(', ')}}`;
}

/** Python escapes every UTF-16 unit that is not printable ASCII; for the others, it escapes as JavaScript does. */
function escapeUnits(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
