import { createHash } from 'node:crypto';

/*
 * An ad-hoc signature, without which a Mac with Apple's processor starts no program: it names nobody and only says that
 * the file is whole. Apple's own tool for it is on Macs alone. The format is in Apple's open sources
 * (xnu, osfmk/kern/cs_blobs.h) and what Go's and LLVM's linkers write.
 */

const command = { segment64: 0x19, codeSignature: 0x1d };
const headerSize = 32;
const pageBits = 12;
const codeDirectorySize = 88;

/**
 * Signs a program for macOS.
 * @param {Buffer} image a 64-bit Mach-O file without a signature
 * @param {string} identifier the name that the signature gives it
 * @returns {Buffer} the signed file; an Error when the image is of another kind
 */
export function signMachO(image, identifier) {
  const commands = readCommands(image);
  const start = alignTo(image.length, 16);
  const size = signatureSize(start, identifier);
  const signed = Buffer.alloc(start + size);
  image.copy(signed);
  addCommand(signed, commands, start, size);
  growLinkEdit(signed, findSegment(commands, '__LINKEDIT'));
  // The hashes cover the commands too, so they come last.
  writeSignature(signed, start, identifier, findSegment(commands, '__TEXT'));
  return signed;
}

/** The SHA-256 of each page of a file up to where its signature begins. */
export function hashPages(file, codeLimit) {
  const pageSize = 1 << pageBits;
  const pages = Math.ceil(codeLimit / pageSize);
  return Array.from({ length: pages }, (_, page) => {
    const part = file.subarray(page * pageSize, Math.min((page + 1) * pageSize, codeLimit));
    return createHash('sha256').update(part).digest();
  });
}

/** The load commands with their places in the file, and the names of those that are segments. */
function readCommands(image) {
  if (image.readUInt32LE(0) !== 0xfeedfacf) throw new Error('This is no 64-bit program for macOS.');
  const commands = [];
  for (let at = headerSize; commands.length < image.readUInt32LE(16); at += image.readUInt32LE(at + 4)) {
    const kind = image.readUInt32LE(at);
    commands.push({ kind, at, name: kind === command.segment64 ? readName(image, at + 8) : '' });
  }
  return commands;
}

function readName(image, at) {
  return image.toString('latin1', at, at + 16).replace(/\0.*$/, '');
}

function findSegment(commands, name) {
  const found = commands.find((entry) => entry.name === name);
  if (!found) throw new Error(`The program has no segment ${name}.`);
  return found;
}

function addCommand(signed, commands, start, size) {
  if (commands.some(({ kind }) => kind === command.codeSignature)) throw new Error('The program has a signature.');
  const end = headerSize + signed.readUInt32LE(20);
  const gap = signed.subarray(end, end + 16);
  if (gap.some((byte) => byte !== 0)) throw new Error('The program has no room for a signature.');
  for (const [index, value] of [command.codeSignature, 16, start, size].entries()) gap.writeUInt32LE(value, index * 4);
  signed.writeUInt32LE(commands.length + 1, 16);
  signed.writeUInt32LE(end + 16 - headerSize, 20);
}

/** The signature is part of the last segment, whose size in memory is counted in Apple's large pages. */
function growLinkEdit(signed, { at }) {
  const size = signed.length - Number(signed.readBigUInt64LE(at + 40));
  signed.writeBigUInt64LE(BigInt(alignTo(size, 0x4000)), at + 32);
  signed.writeBigUInt64LE(BigInt(size), at + 48);
}

function signatureSize(codeLimit, identifier) {
  const index = 20;
  return index + codeDirectorySize + identifier.length + 1 + Math.ceil(codeLimit / (1 << pageBits)) * 32;
}

function writeSignature(signed, start, identifier, { at }) {
  const textSize = signed.readBigUInt64LE(at + 48);
  const hashes = hashPages(signed, start);
  const directory = describeCode(start, identifier, textSize, hashes.length);
  const body = Buffer.concat([directory, Buffer.from(`${identifier}\0`), ...hashes]);
  body.writeUInt32BE(body.length, 4);
  const index = Buffer.alloc(20);
  // An embedded signature with one part: slot 0, the code directory, right after this index.
  for (const [position, value] of [0xfade0cc0, index.length + body.length, 1, 0, index.length].entries()) {
    index.writeUInt32BE(value, position * 4);
  }
  Buffer.concat([index, body]).copy(signed, start);
}

function describeCode(codeLimit, identifier, textSize, pages) {
  const directory = Buffer.alloc(codeDirectorySize);
  const version = 0x20400;
  const adHoc = 0x2;
  const hashOffset = codeDirectorySize + identifier.length + 1;
  const words = [0xfade0c02, 0, version, adHoc, hashOffset, codeDirectorySize, 0, pages, codeLimit];
  for (const [position, value] of words.entries()) directory.writeUInt32BE(value, position * 4);
  const sha256 = { size: 32, kind: 2 };
  directory.set([sha256.size, sha256.kind, 0, pageBits], 36);
  const mainBinary = 1n;
  directory.writeBigUInt64BE(textSize, 72);
  directory.writeBigUInt64BE(mainBinary, 80);
  return directory;
}

function alignTo(size, step) {
  return Math.ceil(size / step) * step;
}
