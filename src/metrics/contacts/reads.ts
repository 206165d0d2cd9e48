import { contacts } from '../../relations/derived/journeys/contacts.ts';
import type { Question } from '../../questions/question.ts';

/** What every query of journeys reads of contacts, and how it makes journeys of them. */
export const ofContacts = {
  counts: 'touchpoints',
  reads: { touchpoints: ['journey', 'occurred_at', 'touchpoint', 'instant', 'by_pause', 'names_customers'] },
  mayLack: { touchpoints: ['customer_id', 'channel', 'ending', 'rating', 'effort', 'seconds', 'cost'] },
  placed: ['touchpoints'],
  from: [contacts],
  window: 'history',
  whole: true,
  seesEnd: true,
  listed: 'conversion',
} as const;

/** Contacts after the last day that counts are left out. */
export const upToAsOf = (question: Question): Question => ({ ...question, to: question.asOf });
