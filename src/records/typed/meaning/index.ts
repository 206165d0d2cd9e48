import type { RelationName } from '../../../relations/index.ts';
import { contactsRule } from './contacts/contacts.ts';
import { customersRule } from './customers.ts';
import { durationsRule, readsDurations } from './durations.ts';
import { invitationsRule } from './delivery/invitations.ts';
import type { MeaningRule } from './meaning.ts';
import { transactionsRule } from './transactions.ts';

const plain: MeaningRule = () => ({});

const rules: { readonly [R in RelationName]?: MeaningRule } = {
  customers: (facts) => (readsDurations(facts.plan) ? durationsRule : customersRule)(facts),
  invitations: invitationsRule,
  touchpoints: contactsRule,
  transactions: transactionsRule,
};

/** What the records of a relation mean beyond the texts of their columns. */
export const meaningRule = (relation: RelationName): MeaningRule => rules[relation] ?? plain;
