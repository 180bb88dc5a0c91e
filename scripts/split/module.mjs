// What a WebAssembly module is made of, read and written (the core specification, section 5).

export const CUSTOM = 0;
export const IMPORTS = 2;
export const EXPORTS = 7;
export const CODE = 10;

/** Reads the sections of a module: their kinds, what is in them, and their bytes with both. */
export function* sections(bytes) {
  const reader = new Reader(bytes, 8);
  while (reader.at < bytes.length) {
    const from = reader.at;
    const kind = reader.byte();
    const content = reader.take(reader.number());
    yield { kind, content, whole: bytes.subarray(from, reader.at) };
  }
}

export class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  byte() {
    return this.bytes[this.at++];
  }
  number() {
    for (let number = 0, factor = 1; ; factor *= 128) {
      const byte = this.byte();
      number += (byte & 127) * factor;
      if (byte < 128) return number;
    }
  }
  take(size) {
    return this.bytes.subarray(this.at, (this.at += size));
  }
  name() {
    return this.take(this.number()).toString("utf8");
  }
}

export const number = (value) => {
  const bytes = [];
  do {
    bytes.push((value % 128) + (value >= 128 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(bytes);
};
export const name = (text) => Buffer.concat([number(Buffer.byteLength(text)), Buffer.from(text)]);

/** Passes over what an import is, and gives its bytes. */
export const importedKind = (reader) => {
  const from = reader.at;
  const limits = () => {
    const flags = reader.byte();
    reader.number();
    if (flags & 1) reader.number();
  };
  const kind = reader.byte();
  if (kind === 0) reader.number();
  else if (kind === 1) reader.byte(), limits();
  else if (kind === 2) limits();
  else if (kind === 3) reader.take(2);
  else throw new Error(`an import of kind ${kind} is not known`);
  return reader.bytes.subarray(from, reader.at);
};
