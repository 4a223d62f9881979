/** A file of an archive. */
export interface ArchivedFile {
  readonly name: string;
  readonly content: Buffer;
  readonly isExecutable?: boolean;
}

const BLOCK = 512;

/** The same for every file, so that the same build has the same archive. npm packs with this time, too. */
const MODIFIED = 499162500;

/**
 * A tar archive (ustar) of files without folders. Node.js has no writer, and the `tar` of Windows does not keep the executable bit,
 * which an archive for Linux needs.
 */
export function toTar(files: readonly ArchivedFile[]): Buffer {
  const entries = files.flatMap((file) => [header(file), padded(file.content)]);
  return Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]);
}

function header({ name, content, isExecutable = false }: ArchivedFile): Buffer {
  if (Buffer.byteLength(name) > 99) throw new Error(`The name ${name} is too long for a header.`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, offset: number, length: number) =>
    block.write(value.toString(8).padStart(length - 1, "0"), offset);
  block.write(name, 0);
  octal(isExecutable ? 0o755 : 0o644, 100, 8);
  octal(0, 108, 8); // the owner
  octal(0, 116, 8); // the group
  octal(content.length, 124, 12);
  octal(MODIFIED, 136, 12);
  block.write(" ".repeat(8), 148);
  block.write("0", 156); // a regular file
  block.write("ustar\0" + "00", 257);
  const checksum = block.reduce((sum, byte) => sum + byte, 0);
  block.write(`${checksum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)]);
}
