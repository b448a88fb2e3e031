export type Clock = () => Date;

/** A clock that a test can stop at a moment and let run again. */
export function movableClock(clock: Clock): { now: Clock; set(time: Date | undefined): void } {
  let stopped: Date | undefined;
  return {
    now: () => stopped ?? clock(),
    set: (time) => {
      stopped = time;
    },
  };
}
