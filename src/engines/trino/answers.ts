import { Suspicions } from '../../sources/encodings/suspicion.ts';
import type { Structure } from '../../sources/structure/structure.ts';
import type { ClusterValue } from './client/client.ts';
import { fractionOf } from './texts.ts';

/** A cell as the other engines write it. */
export const textIn = (value: ClusterValue): string => fractionOf(String(value));

/** What a pass over the text of a table would have found. @param texts that its records hold, which may be decoded wrongly */
export function structureOf(records: number, texts: Iterable<string>): Structure {
  const suspicions = new Suspicions();
  for (const text of new Set(texts)) {
    const bytes = Buffer.from(text);
    suspicions.look(bytes, bytes.length);
  }
  return { records, rejected: [], lines: records + 1, blankLines: 0, finalNewline: true, suspicions };
}
