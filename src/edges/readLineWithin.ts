import { StringDecoder } from 'node:string_decoder';

/** What is read of a stream: `process.stdin`. */
export type Input = Pick<NodeJS.ReadStream, 'on' | 'off' | 'pause' | 'resume'>;

/**
 * The first line that comes, without its end; undefined when none comes within so many seconds, or the input ends
 * before. Then the input rests, so that it can be read otherwise. Whoever sends the line waits for its answer, so
 * nothing follows it.
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

/** Gives the lines of an input one after the other, without their ends; undefined at its end. */
export function followLines(input: Input): () => Promise<string | undefined> {
  const decoder = new StringDecoder('utf8');
  const lines: string[] = [];
  let [text, isOver] = ['', false];
  let wake = () => {};
  const end = () => {
    isOver = true;
    wake();
  };
  input.on('data', (chunk: Buffer) => {
    const parts = (text + decoder.write(chunk)).split('\n');
    text = parts.pop() ?? '';
    lines.push(...parts);
    wake();
  });
  input.on('end', end).on('error', end).resume();
  return async () => {
    while (lines.length === 0 && !isOver) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return lines.shift();
  };
}
