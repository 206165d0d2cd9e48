import type { Codes, Words } from '../../../sources/codes.ts';
import { encodeRecords, type EncodedColumn, type EncodedRecords } from '../encoding/encoded.ts';
import { hashPlain, plainId } from '../../../values/plain-id.ts';
import { idOf } from './ids.ts';

/**
 * Reads records as `encodeRecords` does. Where the hashes of two ids are alike, the files are read again with the texts of the
 * ids, which alone tell whether these are alike and who is who.
 */
export async function encodeIdentified(
  asked: Parameters<typeof encodeRecords>,
  differ = areAllDistinct,
): Promise<EncodedRecords> {
  const [sources, headers, watched, kept, division, byColumns] = asked;
  const records = await encodeRecords(...asked);
  if ([...records.columns.values()].every((column) => differ(hashesIn(column)))) return records;
  const texts = new Map([...(kept ?? [])].filter(([, how]) => how !== 'identity'));
  return encodeRecords(sources, headers, watched, texts, division, byColumns);
}

const none: Words = new Uint32Array();

/** The hashes of all plain ids of a column, and of others that are one in another form; none where no record has a plain one. */
function hashesIn({ texts, codes, hashes }: EncodedColumn): Words {
  const plain = hashes === undefined ? none : plainOf(codes, hashes);
  const others = plain.length === 0 ? none : plainAmong(texts);
  if (others.length === 0) return plain;
  const all = new Uint32Array(plain.length + others.length);
  all.set(plain);
  all.set(others, plain.length);
  return all;
}

/** The hashes of those records whose ids are plain. */
function plainOf(codes: Codes, hashes: Words): Words {
  if (codes.every((code) => code === plainId)) return hashes;
  const plain = new Uint32Array(hashes.length);
  let count = 0;
  for (let row = 0; row < codes.length; row += 1) {
    if (codes[row] !== plainId) continue;
    plain[count] = hashes[2 * row]!;
    plain[count + 1] = hashes[2 * row + 1]!;
    count += 2;
  }
  return plain.subarray(0, count);
}

/** The hashes of texts that are plain ids once the rules of ids have undone what was done to them. */
function plainAmong(texts: readonly string[]): Words {
  const ids = new Set(texts.filter((_, code) => code !== plainId).map(idOf));
  const words = new Uint32Array(2 * ids.size);
  let count = 0;
  for (const id of ids) {
    const bytes = Buffer.from(id);
    if (hashPlain(words, count, bytes, 0, bytes.length)) count += 2;
  }
  return words.subarray(0, count);
}

const partBits = 10;
const parts = 1 << partBits;
const partOf = (word: number) => word >>> (32 - partBits);

/**
 * Whether no pair of words comes twice. Pairs are put in parts by their first bits, each so small that the table in which it is
 * searched stays near the processor.
 */
export function areAllDistinct(words: Words): boolean {
  const starts = new Uint32Array(parts + 1);
  for (let at = 0; at < words.length; at += 2) starts[partOf(words[at]!) + 1]! += 1;
  for (let part = 0; part < parts; part += 1) starts[part + 1]! += starts[part]!;
  const sorted = inParts(words, starts.slice(0, parts));
  const sizes = starts.subarray(1).map((end, part) => end - starts[part]!);
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * Math.max(1, ...sizes))));
  return sizes.every((_, part) => isPartDistinct(sorted, starts[part]!, starts[part + 1]!, slots));
}

/** @param ends where the next pair of each part is put */
function inParts(words: Words, ends: Uint32Array): Words {
  const sorted = new Uint32Array(words.length);
  for (let at = 0; at < words.length; at += 2) {
    const part = partOf(words[at]!);
    const place = 2 * ends[part]!;
    ends[part]! += 1;
    sorted[place] = words[at]!;
    sorted[place + 1] = words[at + 1]!;
  }
  return sorted;
}

/** @param slots a table with open addressing, of places from 1 on; 0 is free */
function isPartDistinct(words: Words, from: number, to: number, slots: Uint32Array): boolean {
  slots.fill(0);
  for (let pair = from; pair < to; pair += 1) {
    const [one, two] = [words[2 * pair]!, words[2 * pair + 1]!];
    let slot = two & (slots.length - 1);
    for (; slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
      const known = 2 * (slots[slot]! - 1);
      if (words[known] === one && words[known + 1] === two) return false;
    }
    slots[slot] = pair + 1;
  }
  return true;
}
