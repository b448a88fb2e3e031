import { describe, expect, it } from 'vitest';
import { loadScript } from './scripts.ts';

const { hashPages, signMachO } = await loadScript<{
  hashPages: (file: Buffer, codeLimit: number) => Buffer[];
  signMachO: (image: Buffer, identifier: string) => Buffer;
}>('signMachO.mjs');

const segment = 0x19;
const codeSignature = 0x1d;

describe('signMachO', () => {
  const image = makeImage();
  const signed = signMachO(image, 'awsrole');
  const start = signed.readUInt32LE(endOfCommands(image) + 8);

  it('adds the command that says where the signature is', () => {
    const end = endOfCommands(image);
    expect(signed.readUInt32LE(16)).toBe(3);
    expect(endOfCommands(signed)).toBe(end + 16);
    expect([signed.readUInt32LE(end), signed.readUInt32LE(end + 4)]).toEqual([codeSignature, 16]);
    expect(start + signed.readUInt32LE(end + 12)).toBe(signed.length);
    expect(start % 16).toBe(0);
  });

  it('lets the last segment reach over the signature', () => {
    const linkEdit = 32 + 72;
    const [offset, size] = [signed.readBigUInt64LE(linkEdit + 40), signed.readBigUInt64LE(linkEdit + 48)];
    expect(Number(offset + size)).toBe(signed.length);
    expect(signed.readBigUInt64LE(linkEdit + 32) % 0x4000n).toBe(0n);
    expect(signed.readBigUInt64LE(linkEdit + 32)).toBeGreaterThanOrEqual(size);
  });

  it('holds the hash of each page, the changed commands included', () => {
    const directory = start + 20;
    expect(signed.readUInt32BE(directory)).toBe(0xfade0c02);
    const hashes = directory + signed.readUInt32BE(directory + 16);
    const found = hashPages(signed, start).map((_, page) =>
      signed.subarray(hashes + page * 32, hashes + page * 32 + 32),
    );
    expect(found).toHaveLength(signed.readUInt32BE(directory + 28));
    expect(found).toEqual(hashPages(signed, start));
  });

  it('names the program and no signer', () => {
    const directory = start + 20;
    const name = directory + signed.readUInt32BE(directory + 20);
    expect(signed.toString('latin1', name, name + 8)).toBe('awsrole\0');
    expect(signed.readUInt32BE(directory + 12)).toBe(2);
  });

  it('leaves the rest of the file as it was', () => {
    expect(signed.subarray(4096, image.length).equals(image.subarray(4096))).toBe(true);
  });

  it.each([
    ['what is no program for macOS', Buffer.from('\x7fELF'.padEnd(4096, '\0')), /no 64-bit program/],
    ['a program that has a signature', signed, /has a signature/],
    ['a program without room for the command', makeImage({ room: 8 }), /no room/],
    ['a program without its last segment', makeImage({ last: '__DATA' }), /no segment __LINKEDIT/],
  ])('refuses %s', (_, file, message) => {
    expect(() => signMachO(file, 'awsrole')).toThrow(message);
  });
});

/** A file with two segments; `room` bytes are free behind its commands. */
function makeImage({ room = 64, last = '__LINKEDIT' } = {}): Buffer {
  const image = Buffer.alloc(20_007, 7);
  const commands = 32 + 2 * 72;
  image.fill(0, 0, commands + room);
  image.writeUInt32LE(0xfeedfacf, 0);
  image.writeUInt32LE(2, 16);
  image.writeUInt32LE(commands - 32, 20);
  writeSegment(image, 32, '__TEXT', 0, 16_384);
  writeSegment(image, 32 + 72, last, 16_384, image.length - 16_384);
  return image;
}

function writeSegment(image: Buffer, at: number, name: string, offset: number, size: number): void {
  image.writeUInt32LE(segment, at);
  image.writeUInt32LE(72, at + 4);
  image.write(name, at + 8, 'latin1');
  image.writeBigUInt64LE(BigInt(size), at + 32);
  image.writeBigUInt64LE(BigInt(offset), at + 40);
  image.writeBigUInt64LE(BigInt(size), at + 48);
}

function endOfCommands(image: Buffer): number {
  return 32 + image.readUInt32LE(20);
}
