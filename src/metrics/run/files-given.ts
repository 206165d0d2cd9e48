import type { RelationName } from '../../relations/index.ts';
import type { OpenedRelation } from '../../relations/headers/opened.ts';
import type { FilesGiven } from '../reduction.ts';

/** What the files of a run are and have. */
export const filesGiven = (relations: ReadonlyMap<RelationName, OpenedRelation>): FilesGiven => ({
  has: (relation) => relations.has(relation),
  knows: (relation, column) => (relations.get(relation)?.roles.get(column)?.header ?? null) !== null,
});
