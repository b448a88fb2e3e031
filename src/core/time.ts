/**
 * Parses a time as AWS tools write it: ISO 8601 with Z, an offset, the word UTC (AWS CLI 1), or no time zone, which means UTC; or
 * as in mails, `Sat, 28 Nov 2026 05:00:00 GMT` (RFC 1123), which helper programs print and the AWS CLI accepts. Undefined for any
 * other form: `Date.parse` alone would read "99" as a year.
 */
export function parseTime(text: string): Date | undefined {
  const [, date, clock, zone = 'Z'] = form.exec(text.trim()) ?? [];
  const isIso = date !== undefined && clock !== undefined;
  if (!isIso && !mailForm.test(text.trim())) return undefined;
  const time = Date.parse(isIso ? `${date}T${clock}${zone === 'UTC' ? 'Z' : zone}` : text);
  return Number.isNaN(time) ? undefined : new Date(time);
}

/** Renders a time in UTC, with whole seconds and Z, as the AWS CLI writes it. */
export function renderTime(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, 'Z');
}

const form = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d|UTC)?$/i;
const mailForm = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC|[+-]\d{4})$/;
