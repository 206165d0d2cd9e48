import type { Claim } from '../../claim.ts';
import { badExperience, delight, priceSensitivity, wordOfMouth } from './goodman.ts';
import { payMore } from './paying-more.ts';
import { crossSell, orderSize, upSell } from './selling-more.ts';
import { dissatisfiedTell, satisfiedTell } from './telling.ts';
import { temkin } from './temkin.ts';

/** The published claims that `--preset` names, as `cx explain assumptions` lists them. */
export const claims: readonly Claim[] = [
  badExperience,
  delight,
  priceSensitivity,
  payMore,
  wordOfMouth,
  satisfiedTell,
  dissatisfiedTell,
  crossSell,
  upSell,
  orderSize,
  temkin,
];

export {
  badExperience,
  crossSell,
  delight,
  dissatisfiedTell,
  orderSize,
  payMore,
  priceSensitivity,
  satisfiedTell,
  temkin,
  upSell,
  wordOfMouth,
};
