/** The reasons for which a record is left out, in the order in which they are asked: the first that holds is the one. */
export const reasons = [
  'structure',
  'preview',
  'incomplete',
  'status-excluded',
  'lifecycle',
  'duplicate',
  'id-missing',
  'date-unreadable',
  'end-before-start',
  'out-of-period',
  'filtered',
  'value-missing',
  'value-unreadable',
  'value-out-of-scale',
  'weight-unusable',
] as const;
export type Reason = (typeof reasons)[number];
