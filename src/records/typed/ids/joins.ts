import { CxError } from '../../../errors.ts';
import { agree } from '../../../messages/agreement.ts';
import type { Remark } from '../../../sources/source.ts';
import { compareTexts } from '../../order.ts';
import { once } from './once.ts';

/** The ids of the customers in the files of one relation, whichever of its records are used. */
export interface JoinedIds {
  readonly relation: string;
  readonly ids: ReadonlySet<string>;
}

/** Fewer common ids than this part of the smaller relation's are few. */
const fewestMatches = 0.1;

/**
 * What is to be said where records of two relations are joined by their customers.
 * @throws nothing-in-common where no customer is in both
 */
export function joinRemarks(one: JoinedIds, other: JoinedIds): Remark[] {
  const [smaller, larger] = one.ids.size <= other.ids.size ? [one, other] : [other, one];
  if (smaller.ids.size === 0) return [];
  const common = commonWith(smaller.ids)(larger.ids);
  if (common === 0) throw nothingInCommon(one, other);
  if (common >= smaller.ids.size * fewestMatches) return [];
  return [
    {
      severity: 'warning',
      code: 'few-matches',
      message: {
        en: `of the ${smaller.ids.size} ${agree(smaller.ids.size, 'customer', 'customers')} in ${smaller.relation} only ${common} ${agree(common, 'is', 'are')} in ${larger.relation}: two exports may not speak of the same people`,
        es: `de los ${smaller.ids.size} clientes de ${smaller.relation} solo ${common} ${agree(common, 'está', 'están')} en ${larger.relation}: quizá las dos exportaciones no hablan de las mismas personas`,
      },
    },
  ];
}

/** How many ids are in both. */
const commonWith = once((smaller: ReadonlySet<string>) =>
  once((larger: ReadonlySet<string>) => {
    let common = 0;
    for (const id of smaller) if (larger.has(id)) common += 1;
    return common;
  }),
);

/** An id without what spreadsheets and people add to it or take from it. */
const bare = (id: string) =>
  id
    .toLowerCase()
    .replace(/\.0+$/, '')
    .replace(/^0+(?=.)/, '');

function nothingInCommon(one: JoinedIds, other: JoinedIds): CxError {
  const others = new Map([...other.ids].toSorted(compareTexts).map((id) => [bare(id), id]));
  const ids = [...one.ids].toSorted(compareTexts);
  const near = ids.find((id) => others.has(bare(id)));
  return new CxError('nothing-in-common', {
    relation: one.relation,
    other: other.relation,
    id: near ?? ids[0]!,
    example: near === undefined ? [...others.values()][0]! : others.get(bare(near))!,
    alike: near !== undefined,
  });
}
