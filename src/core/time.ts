/**
 * A moment as AWS's tools write it: ISO 8601 with Z, an offset, the word UTC (AWS CLI 1) or nothing, which is UTC too; or as in
 * mails, `Sat, 28 Nov 2026 05:00:00 GMT` (RFC 1123), which helper programs print and the AWS CLI takes.
 * Undefined when it is not of that form: `Date.parse` alone would take "99" for a year.
 */
export function parseTime(text: string): Date | undefined {
  const [, date, clock, zone = 'Z'] = form.exec(text.trim()) ?? [];
  const isIso = date !== undefined && clock !== undefined;
  if (!isIso && !mailForm.test(text.trim())) return undefined;
  const time = Date.parse(isIso ? `${date}T${clock}${zone === 'UTC' ? 'Z' : zone}` : text);
  return Number.isNaN(time) ? undefined : new Date(time);
}

/** To the second, with Z, as the AWS CLI writes it. */
export function renderTime(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, 'Z');
}

const form = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d|UTC)?$/i;
const mailForm = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC|[+-]\d{4})$/;
