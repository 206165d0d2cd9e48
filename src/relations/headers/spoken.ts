import type { OpenSource } from '../../sources/source.ts';
import { fold } from '../../values/folding.ts';
import { relations, type Relation, type RelationName } from '../index.ts';
import type { RoleEvidence } from './roles.ts';

const unspoken = {
  en: 'none of its words is known for it',
  es: 'ninguna de sus palabras se conoce para ella',
};

/** Roles without those that a weak header plays whose cells say other words than the column knows. */
export function spokenRoles(
  relation: RelationName,
  sources: readonly OpenSource[],
  roles: Map<string, RoleEvidence>,
): Map<string, RoleEvidence> {
  const { columns }: Relation = relations[relation];
  return new Map(
    [...roles].map(([name, role]) => {
      const { saysWords, weak = [], words = new Map<string, boolean>() } = columns[name]!;
      const { header } = role;
      if (saysWords !== true || header === null || !weak.includes(fold(header))) return [name, role];
      const isSpoken = textsOf(sources, header).some((text) => words.has(fold(text)));
      return [name, isSpoken ? role : { ...role, header: null, candidates: [], evidence: unspoken }];
    }),
  );
}

const textsOf = (sources: readonly OpenSource[], header: string): readonly string[] =>
  sources.flatMap(({ columns, shown }) => {
    const at = columns.indexOf(header);
    return at < 0 ? [] : shown.map((cells) => cells[at] ?? '');
  });
