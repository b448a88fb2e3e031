export type Clock = () => Date;

/** A clock that a test can stop and restart. */
export function movableClock(clock: Clock): { now: Clock; set(time: Date | undefined): void } {
  let stopped: Date | undefined;
  return {
    now: () => stopped ?? clock(),
    set: (time) => {
      stopped = time;
    },
  };
}
