import { reopenSource } from '../../sources/open.ts';
import { TextNotUtf8 } from '../../sources/structure/structure.ts';
import { bindRelation, type OpenedRelation } from './opened.ts';

/**
 * Does work that reads all bytes of a relation's files. Where the head of a file was UTF-8 and what follows is not, the
 * files are opened again by the evidence of all their bytes, and the work is done once more.
 */
export const readingAll = <T>(
  opened: OpenedRelation,
  map: ReadonlyMap<string, string>,
  work: (opened: OpenedRelation) => Promise<T>,
): Promise<T> => readingTogether(opened, (asOpened) => work(asOpened(opened, map)));

/**
 * The same of work that finds the columns of the files in several ways.
 * @param work receives a function that gives a relation of these files as it is read in the end
 */
export async function readingTogether<T>(
  { sources }: Pick<OpenedRelation, 'sources'>,
  work: (asOpened: (opened: OpenedRelation, map?: ReadonlyMap<string, string>) => OpenedRelation) => Promise<T>,
): Promise<T> {
  try {
    return await work((opened) => opened);
  } catch (error) {
    if (!(error instanceof TextNotUtf8)) throw error;
    const again = await Promise.all(sources.map((source) => reopenSource(source)));
    const bound = new Map<OpenedRelation, OpenedRelation>();
    return work((opened, map = opened.map) => {
      const known = bound.get(opened) ?? bindRelation(opened.relation, again, map);
      bound.set(opened, known);
      return known;
    });
  }
}
