import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';

/** AWS rejects a signature that is 5 minutes early or 15 minutes late; 4 minutes allow for network latency. */
const tolerated = 4 * 60_000;

/** The time of the service: that of this machine, until a response shows that it is wrong. */
export interface Clock {
  readonly now: () => Date;
  /**
   * Corrects the clock by the Date header of a response if it is more than 4 minutes off. Returns a warning with the
   * difference, or null if this clock is right or already corrected.
   */
  readonly correct: (dateHeader: string | undefined) => Warning | null;
}

export function openClock(machineNow: () => Date): Clock {
  let offset = 0;
  const now = () => new Date(machineNow().getTime() + offset);
  return {
    now,
    correct: (dateHeader) => {
      const difference = parseHttpDate(dateHeader) - now().getTime();
      if (!(Math.abs(difference) > tolerated)) return null;
      offset += difference;
      return {
        code: 'ClockSkew',
        message: say`The clock of this machine is ${renderSkew(offset)}. AwsRole used the time from AWS to sign the call.`,
      };
    },
  };
}

/** Whether a time is so far off that AWS would reject a signature with it. */
export function isWrongTime(time: Date, right: Date): boolean {
  return Math.abs(right.getTime() - time.getTime()) > tolerated;
}

/** Parses a Date header to milliseconds since 1970; NaN if it is missing or invalid. `Date.parse` alone would accept "-5". */
export function parseHttpDate(header: string | undefined): number {
  return header !== undefined && httpDate.test(header) ? Date.parse(header) : Number.NaN;
}

/** The only form that servers still send (RFC 9110, IMF-fixdate). */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Renders a clock offset (service minus machine, in milliseconds): "16 minutes slow", "2 hours fast". */
function renderSkew(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const isSlow = offset > 0;
  if (minutes < 120) return isSlow ? say`${minutes} minutes slow` : say`${minutes} minutes fast`;
  const hours = Math.round(minutes / 60);
  if (hours < 48) return isSlow ? say`${hours} hours slow` : say`${hours} hours fast`;
  const days = Math.round(minutes / 1440);
  return isSlow ? say`${days} days slow` : say`${days} days fast`;
}
