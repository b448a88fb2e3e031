import type { Edges } from '../edges/edges.ts';

/** No one needs longer for a page; the AWS CLI waits so long too. */
export const longestMilliseconds = 600_000;

const stepMilliseconds = 1000;

/** Tells each second how long a sign-in is still waited for. Gives what ends the telling. */
export function tellWaiting(message: string, milliseconds: number, { tell }: Pick<Edges, 'tell'>): () => void {
  let left = Math.ceil(milliseconds / stepMilliseconds);
  const say = (secondsLeft: number) => tell({ kind: 'progress', message, secondsLeft });
  say(left);
  const timer = setInterval(() => {
    left -= 1;
    if (left > 0) say(left);
  }, stepMilliseconds);
  return () => {
    clearInterval(timer);
    say(0);
  };
}

/** The same promise, or undefined when it takes too long. */
export async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([promise, end]);
  } finally {
    clearTimeout(timer);
  }
}
