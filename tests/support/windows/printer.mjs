const imageBase = 0x140000000n;
// The file has one section: headers, and then, at this position in file and memory, everything else.
const [headerSize, sectionAddress] = [0x200, 0x1000];

/**
 * Renders a Windows program (x64) that prints a text and exits, to replace a system program that wine does not fully implement. Assembled
 * here byte by byte, since a compiler for Windows is 300 MB for these twelve instructions.
 * @param {string} text
 */
export function renderPrinter(text) {
  const section = renderSection(Buffer.from(text));
  return Buffer.concat([pad(renderHeaders(section), headerSize), pad(section.bytes, 0x200)]);
}

/** The code, the text, and the table of the three kernel32 functions that it calls. @param {Buffer} text */
function renderSection(text) {
  const functions = ['GetStdHandle', 'WriteFile', 'ExitProcess'];
  const codeSize = 0x40;
  const table = codeSize + align(text.length, 8);
  const names = table + 8 * (functions.length + 1);
  const entries = functions.map((name) => Buffer.from(`\0\0${name}\0`));
  const library = Buffer.from('kernel32.dll\0');
  const addresses = entries.map((_, index) => sectionAddress + names + sizeOf(entries.slice(0, index)));
  const imports = names + sizeOf(entries) + library.length;
  const code = renderCode((name) => table + 8 * functions.indexOf(name), codeSize, text.length);
  const bytes = Buffer.concat([
    pad(code, codeSize),
    pad(text, 8),
    ...[...addresses, 0].map((address) => u64(BigInt(address))),
    ...entries,
    library,
    // The entry of one library, and then the empty entry that ends the list.
    u32(0, 0, 0, sectionAddress + imports - library.length, sectionAddress + table),
    u32(0, 0, 0, 0, 0),
  ]);
  return { bytes, imports };
}

/**
 * WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), text, length, &written, NULL); ExitProcess(0);
 * @param {(name: string) => number} placeOf returns the offset of a function's table entry in the section, in bytes
 * @param {number} textPlace the offset of the text in the section, in bytes
 * @param {number} length of the text, in bytes
 */
function renderCode(placeOf, textPlace, length) {
  /** @type {number[]} */
  const code = [];
  /** @param {number[]} bytes */
  const put = (...bytes) => code.push(...bytes);
  /** @param {number} place */
  const putDistance = (place) => put(...u32(place - (code.length + 4)));
  /** @param {string} name */
  const call = (name) => {
    put(0xff, 0x15);
    putDistance(placeOf(name));
  };
  put(0x48, 0x83, 0xec, 0x38); // sub rsp, 0x38
  put(0xb9, ...u32(-11)); // mov ecx, STD_OUTPUT_HANDLE
  call('GetStdHandle');
  put(0x48, 0x89, 0xc1); // mov rcx, rax
  put(0x48, 0x8d, 0x15); // lea rdx, [text]
  putDistance(textPlace);
  put(0x41, 0xb8, ...u32(length)); // mov r8d, length
  put(0x4c, 0x8d, 0x4c, 0x24, 0x30); // lea r9, [rsp + 0x30]
  put(0x48, 0xc7, 0x44, 0x24, 0x20, ...u32(0)); // mov qword [rsp + 0x20], 0
  call('WriteFile');
  put(0x31, 0xc9); // xor ecx, ecx
  call('ExitProcess');
  return Buffer.from(code);
}

/** @param {{ bytes: Buffer, imports: number }} section with the offset of its import list */
function renderHeaders({ bytes, imports }) {
  const size = align(bytes.length, 0x200);
  return Buffer.concat([
    pad(Buffer.from('MZ'), 0x3c),
    u32(0x40),
    Buffer.from('PE\0\0'),
    u16(0x8664, 1), // x64, one section
    u32(0, 0, 0),
    u16(0xf0, 0x22), // size of the next header; a program that takes large addresses
    u16(0x20b, 0),
    u32(size, 0, 0, sectionAddress, sectionAddress),
    u64(imageBase),
    u32(0x1000, 0x200),
    u16(6, 0, 0, 0, 6, 0),
    u32(0, sectionAddress + align(size, 0x1000), headerSize, 0),
    u16(3, 0), // a console program
    ...[0x100000n, 0x1000n, 0x100000n, 0x1000n].map(u64),
    u32(0, 16),
    u32(0, 0, sectionAddress + imports, 40), // the second of the 16 tables lists the imports
    Buffer.alloc(14 * 8),
    pad(Buffer.from('.text'), 8),
    u32(bytes.length, sectionAddress, size, headerSize, 0, 0, 0),
    u32(0xe0000020), // code that can be read, written and run
  ]);
}

/** @param {number[]} numbers */
function u16(...numbers) {
  return Buffer.from(Uint16Array.from(numbers).buffer);
}

/** @param {number[]} numbers */
function u32(...numbers) {
  return Buffer.from(Int32Array.from(numbers).buffer);
}

/** @param {bigint} number */
function u64(number) {
  return Buffer.from(BigInt64Array.of(number).buffer);
}

/** @param {Buffer} bytes @param {number} size the length of the result is a multiple of it */
function pad(bytes, size) {
  return Buffer.concat([bytes, Buffer.alloc(align(bytes.length, size) - bytes.length)]);
}

/** @param {number} length @param {number} size */
function align(length, size) {
  return Math.ceil(length / size) * size;
}

/** @param {Buffer[]} buffers */
function sizeOf(buffers) {
  return buffers.reduce((sum, { length }) => sum + length, 0);
}
