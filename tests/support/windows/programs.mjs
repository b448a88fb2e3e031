const imageBase = 0x140000000n;
// The file has one section: headers, and then, at this position in file and memory, everything else.
const [headerSize, sectionAddress] = [0x200, 0x1000];

/*
 * Windows programs (x64) that take the place of system programs under wine. Assembled here byte by byte, since a compiler for Windows is
 * 300 MB for these few instructions.
 */

/** Renders a program that prints a text and exits. @param {string} text */
export function renderPrinter(text) {
  const data = { text: Buffer.from(text) };
  return renderProgram(['GetStdHandle', 'WriteFile', 'ExitProcess'], data, ({ put, address, call }) => {
    put(0x48, 0x83, 0xec, 0x38); // sub rsp, 0x38
    put(0xb9, ...u32(-11)); // mov ecx, STD_OUTPUT_HANDLE
    call('GetStdHandle');
    put(0x48, 0x89, 0xc1); // mov rcx, rax
    address(rdx, 'text');
    put(0x41, 0xb8, ...u32(data.text.length)); // mov r8d, length
    put(0x4c, 0x8d, 0x4c, 0x24, 0x30); // lea r9, [rsp + 0x30]
    put(0x48, 0xc7, 0x44, 0x24, 0x20, ...u32(0)); // mov qword [rsp + 0x20], 0
    call('WriteFile');
    put(0x31, 0xc9); // xor ecx, ecx
    call('ExitProcess');
  });
}

/**
 * Renders a program that starts another one with its own arguments, handles, and exit code, and with one more environment variable.
 * @param {string} program the path
 * @param {string} name of the variable
 * @param {string} value
 */
export function renderLauncher(program, name, value) {
  const data = { program: wide(program), name: wide(name), value: wide(value), startup: Buffer.alloc(104) };
  data.startup.writeInt32LE(data.startup.length);
  const wait = ['WaitForSingleObject', 'GetExitCodeProcess', 'ExitProcess'];
  const functions = ['SetEnvironmentVariableW', 'GetCommandLineW', 'CreateProcessW', ...wait];
  return renderProgram(functions, data, ({ put, address, call }) => {
    put(0x48, 0x81, 0xec, ...u32(0x98)); // sub rsp, 0x98
    address(rcx, 'name');
    address(rdx, 'value');
    call('SetEnvironmentVariableW');
    call('GetCommandLineW');
    put(0x48, 0x89, 0xc2); // mov rdx, rax
    address(rcx, 'program');
    put(0x45, 0x31, 0xc0, 0x45, 0x31, 0xc9); // xor r8d, r8d; xor r9d, r9d
    put(0x48, 0xc7, 0x44, 0x24, 0x20, ...u32(1)); // mov qword [rsp + 0x20], 1: it inherits handles
    for (const place of [0x28, 0x30, 0x38]) put(0x48, 0xc7, 0x44, 0x24, place, ...u32(0)); // no flags, environment, folder
    address(rax, 'startup');
    put(0x48, 0x89, 0x44, 0x24, 0x40); // mov [rsp + 0x40], rax
    put(0x48, 0x8d, 0x44, 0x24, 0x50); // lea rax, [rsp + 0x50]: its process handle, written by CreateProcess
    put(0x48, 0x89, 0x44, 0x24, 0x48); // mov [rsp + 0x48], rax
    call('CreateProcessW');
    put(0x48, 0x8b, 0x4c, 0x24, 0x50); // mov rcx, [rsp + 0x50]
    put(0xba, ...u32(-1)); // mov edx, INFINITE
    call('WaitForSingleObject');
    put(0x48, 0x8b, 0x4c, 0x24, 0x50); // mov rcx, [rsp + 0x50]
    put(0x48, 0x8d, 0x54, 0x24, 0x70); // lea rdx, [rsp + 0x70]
    call('GetExitCodeProcess');
    put(0x8b, 0x4c, 0x24, 0x70); // mov ecx, [rsp + 0x70]
    call('ExitProcess');
  });
}

/** The last byte of `lea`, which loads an address into that register. */
const [rax, rcx, rdx] = [0x05, 0x0d, 0x15];

/** @param {string} text */
function wide(text) {
  return Buffer.from(`${text}\0`, 'utf16le');
}

/**
 * What the code of a program is written with.
 * @typedef {object} Code
 * @property {(...bytes: number[]) => void} put
 * @property {(register: number, name: string) => void} address loads the address of data into a register
 * @property {(name: string) => void} call calls a function
 */

/**
 * @param {readonly string[]} functions of kernel32
 * @param {Readonly<Record<string, Buffer>>} data by name
 * @param {(code: Code) => void} writeCode
 */
function renderProgram(functions, data, writeCode) {
  const section = renderSection(functions, data, writeCode);
  return Buffer.concat([pad(renderHeaders(section), headerSize), pad(section.bytes, 0x200)]);
}

/** More than each of these programs needs. */
const codeSize = 0x100;

/**
 * The code, the data, and the table of the functions.
 * @param {readonly string[]} functions
 * @param {Readonly<Record<string, Buffer>>} data
 * @param {(code: Code) => void} writeCode
 */
function renderSection(functions, data, writeCode) {
  const parts = Object.values(data).map((part) => pad(part, 8));
  const table = codeSize + sizeOf(parts);
  const names = table + 8 * (functions.length + 1);
  const entries = functions.map((name) => Buffer.from(`\0\0${name}\0`));
  const library = Buffer.from('kernel32.dll\0');
  const addresses = entries.map((_, index) => sectionAddress + names + sizeOf(entries.slice(0, index)));
  const imports = names + sizeOf(entries) + library.length;
  const places = new Map(functions.map((name, index) => [name, table + 8 * index]));
  for (const [index, name] of Object.keys(data).entries()) places.set(name, codeSize + sizeOf(parts.slice(0, index)));
  const bytes = Buffer.concat([
    pad(renderCode(places, writeCode), codeSize),
    ...parts,
    ...[...addresses, 0].map((address) => u64(BigInt(address))),
    ...entries,
    library,
    // The entry of one library, and then the empty entry that ends the list.
    u32(0, 0, 0, sectionAddress + imports - library.length, sectionAddress + table),
    u32(0, 0, 0, 0, 0),
  ]);
  return { bytes, imports };
}

/** @param {ReadonlyMap<string, number>} places the offsets of data and functions in the section @param {(code: Code) => void} writeCode */
function renderCode(places, writeCode) {
  /** @type {number[]} */
  const code = [];
  /** @param {number[]} bytes */
  const put = (...bytes) => void code.push(...bytes);
  /** @param {string} name */
  const putDistance = (name) => put(...u32((places.get(name) ?? 0) - (code.length + 4)));
  writeCode({
    put,
    address: (register, name) => {
      put(0x48, 0x8d, register);
      putDistance(name);
    },
    call: (name) => {
      put(0xff, 0x15);
      putDistance(name);
    },
  });
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
