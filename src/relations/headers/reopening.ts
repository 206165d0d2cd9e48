import { reopenSource } from '../../sources/open.ts';
import { TextNotUtf8 } from '../../sources/structure/structure.ts';
import { bindRelation, type OpenedRelation } from './opened.ts';

/**
 * Does work that reads all bytes of a relation's files. Where the head of a file was UTF-8 and what follows is not, the
 * files are opened again by the evidence of all their bytes, and the work is done once more.
 */
export async function readingAll<T>(
  opened: OpenedRelation,
  map: ReadonlyMap<string, string>,
  work: (opened: OpenedRelation) => Promise<T>,
): Promise<T> {
  try {
    return await work(opened);
  } catch (error) {
    if (!(error instanceof TextNotUtf8)) throw error;
    const sources = await Promise.all(opened.sources.map((source) => reopenSource(source)));
    return work(bindRelation(opened.relation, sources, map));
  }
}
