import { StringDecoder } from 'node:string_decoder';

/** What is read of a stream: `process.stdin`. */
export type Input = Pick<NodeJS.ReadStream, 'on' | 'off' | 'pause' | 'resume'>;

/**
 * The first line that comes, without its end; undefined when none comes within so many seconds, or the input ends
 * before. Then the input rests, so that it can be read otherwise. Whoever sends the line waits for its answer, so
 * nothing stands behind it.
 */
export function readLineWithin(input: Input, seconds: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const decoder = new StringDecoder('utf8');
    let text = '';
    const finish = (line: string | undefined) => {
      clearTimeout(timer);
      input.off('data', read).off('end', leave).off('error', leave).pause();
      resolve(line);
    };
    const leave = () => finish(undefined);
    const read = (chunk: Buffer) => {
      text += decoder.write(chunk);
      const end = text.indexOf('\n');
      if (end >= 0) finish(text.slice(0, end));
    };
    const timer = setTimeout(leave, seconds * 1000);
    input.on('data', read).on('end', leave).on('error', leave).resume();
  });
}
