// A reader of workbooks, as small as the tests need it: what each cell holds, and how it is shown.
import { inflateRawSync } from 'node:zlib';

export interface ReadCell {
  readonly value: string | number | boolean;
  /** The form in which a number is shown. */
  readonly format: string | null;
}

export interface ReadSheet {
  readonly name: string;
  readonly isFrozen: boolean;
  readonly rows: readonly (readonly (ReadCell | null)[])[];
}

/** The files of a zip archive by their names, and their times as they are written. */
export function filesOf(archive: Uint8Array): Map<string, { readonly text: string; readonly time: number }> {
  const bytes = Buffer.from(archive);
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== 0x06054b50) end -= 1;
  const files = new Map<string, { text: string; time: number }>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, name, extra, comment] = [20, 28, 30, 32].map((field, index) =>
      index === 0 ? bytes.readUInt32LE(at + field) : bytes.readUInt16LE(at + field),
    ) as [number, number, number, number];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    const text = (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8');
    files.set(bytes.toString('utf8', at + 46, at + 46 + name), { text, time: bytes.readUInt32LE(local + 10) });
    at += 46 + name + extra + comment;
  }
  return files;
}

const unescaped = (text: string) =>
  text.replaceAll(/&(lt|gt|quot|apos|amp|#\d+);/gu, (_, name: string) =>
    name.startsWith('#')
      ? String.fromCodePoint(Number(name.slice(1)))
      : ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' } as Record<string, string>)[name]!,
  );

const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? null;

/** `C7` as the place of its column, from 0. */
const columnOf = (reference: string) =>
  Array.from(reference.replaceAll(/\d/gu, '')).reduce((place, letter) => 26 * place + letter.charCodeAt(0) - 64, 0) - 1;

/** What a workbook holds. */
export function workbookOf(archive: Uint8Array): readonly ReadSheet[] {
  const files = filesOf(archive);
  const textIn = (name: string) => files.get(name)!.text;
  const strings = [...textIn('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([^]*?)<\/t><\/si>/gu)].map(([, text]) =>
    unescaped(text!),
  );
  const styles = textIn('xl/styles.xml');
  const forms = new Map(
    [...styles.matchAll(/<numFmt [^>]*>/gu)].map(([tag]) => [
      attribute(tag, 'numFmtId'),
      unescaped(attribute(tag, 'formatCode')!),
    ]),
  );
  const [, xfs = ''] = /<cellXfs[^>]*>([^]*)<\/cellXfs>/u.exec(styles) ?? [];
  const shown = [...xfs.matchAll(/<xf [^>]*>/gu)].map(([tag]) => forms.get(attribute(tag, 'numFmtId')) ?? null);
  return [...textIn('xl/workbook.xml').matchAll(/<sheet [^>]*>/gu)].map(([tag], at) => {
    const xml = textIn(`xl/worksheets/sheet${at + 1}.xml`);
    const rows = [...xml.matchAll(/<row [^>]*?(?:\/>|>([^]*?)<\/row>)/gu)].map(([, cells = '']) => {
      const row: (ReadCell | null)[] = [];
      for (const [, head, value] of cells.matchAll(/<c ([^>]*?)(?:\/>|>(?:<v>([^<]*)<\/v>)?<\/c>)/gu)) {
        if (value === undefined) continue;
        const opening = ` ${head}`;
        const kind = attribute(opening, 't');
        const read = kind === 's' ? strings[Number(value)]! : kind === 'b' ? value === '1' : Number(value);
        row[columnOf(attribute(opening, 'r')!)] = {
          value: read,
          format: shown[Number(attribute(opening, 's') ?? 0)] ?? null,
        };
      }
      return Array.from(row, (cell) => cell ?? null);
    });
    return { name: unescaped(attribute(tag, 'name')!), isFrozen: xml.includes('state="frozen"'), rows };
  });
}
