import { journeySales } from '../../relations/derived/journeys/sales.ts';
import { contacts } from '../../relations/derived/journeys/contacts.ts';
import type { FilesGiven } from '../reduction.ts';
import { effort } from '../scales/questions/effort.ts';
import { satisfaction } from '../scales/questions/satisfaction.ts';
import { scale } from './options.ts';
import type { Question } from '../../questions/question.ts';

/** What every query of journeys reads of contacts, and how it makes journeys of them. */
export const ofContacts = {
  counts: 'touchpoints',
  reads: {
    touchpoints: ['journey', 'occurred_at', 'touchpoint', 'instant', 'by_pause', 'names_customers', 'tells_success'],
  },
  mayLack: { touchpoints: ['customer_id', 'channel', 'ending', 'rating', 'effort', 'seconds', 'cost'] },
  placed: ['touchpoints'],
  from: [contacts],
  window: 'history',
  rated: [
    { question: satisfaction, as: 'rating', scales: scale.choices },
    { question: effort, as: 'effort', scales: null },
  ],
  whole: true,
  seesEnd: true,
  listed: 'conversion',
} as const;

/** The same where files say what customers paid. */
export const ofSales = {
  ...ofContacts,
  reads: { ...ofContacts.reads, transactions: ['customer_id', 'occurred_at', 'amount'] },
  mayLack: { ...ofContacts.mayLack, transactions: ['instant', 'margin'] },
  placed: ['touchpoints', 'transactions'],
  from: [journeySales],
} as const;

/** Contacts after the last day that counts are left out; days that were asked for choose journeys by their first contact. */
export const upToAsOf = (question: Question): Question => {
  const { from, to, asOf } = question;
  // What counts ends with the last day that counts: alone it chooses no journeys.
  const isAsked = from !== null || to !== asOf;
  return { ...question, from: null, to: asOf, ...(isAsked ? { began: { from, to } } : {}) };
};

/**
 * The same where files may say what customers paid: whose journeys that was in, their ids tell.
 * @throws column-not-found
 */
export function salesUpToAsOf(question: Question, _: unknown, files: FilesGiven): Question {
  if (files.has('transactions')) files.need('touchpoints', 'customer_id');
  return upToAsOf(question);
}
