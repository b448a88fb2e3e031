/** Lets `burst` events through at once and then so many a second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Answers whether another event is let through. `now`: milliseconds that only go forward. */
export function openRate({ burst, perSecond }: Rate, now: () => number): () => boolean {
  let left = burst;
  let last = now();
  return () => {
    const time = now();
    left = Math.min(burst, left + ((time - last) / 1000) * perSecond);
    last = time;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
