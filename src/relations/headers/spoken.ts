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
      const { saysWords, otherWords, weak = [], words } = columns[name]!;
      const { header } = role;
      if (saysWords !== true || header === null || !weak.includes(fold(header))) return [name, role];
      const written = textsOf(sources, header).filter((text) => text.trim() !== '');
      const known = written.filter((text) => words?.get(fold(text)) !== undefined);
      const isOther = otherWords !== undefined && written.some((text) => otherWords.test(fold(text)));
      const isSpoken = !isOther && known.length > 0 && known.length * 2 >= written.length;
      return [name, isSpoken ? role : { ...role, header: null, candidates: [], evidence: unspoken }];
    }),
  );
}

const textsOf = (sources: readonly OpenSource[], header: string): readonly string[] =>
  sources.flatMap(({ columns, shown }) => {
    const at = columns.indexOf(header);
    return at < 0 ? [] : shown.map((cells) => cells[at] ?? '');
  });
