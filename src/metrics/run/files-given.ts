import type { RelationName } from '../../relations/index.ts';
import { headerOf, neededHeader, type OpenedRelation } from '../../relations/headers/opened.ts';
import type { FilesGiven } from '../reduction.ts';

/** What the files of a run are and have. */
export const filesGiven = (relations: ReadonlyMap<RelationName, OpenedRelation>): FilesGiven => ({
  has: (relation) => relations.has(relation),
  knows(relation, column) {
    const opened = relations.get(relation);
    return opened !== undefined && headerOf(opened, column) !== null;
  },
  headers(relation) {
    const opened = relations.get(relation);
    if (opened === undefined) return [];
    const columns = new Map([...opened.roles.values()].map(({ column, header }) => [header, column] as const));
    return opened.headers.map(({ name }) => ({ name, column: columns.get(name) ?? null }));
  },
  need(relation, column) {
    const opened = relations.get(relation);
    if (opened !== undefined) neededHeader(opened, column);
  },
});
