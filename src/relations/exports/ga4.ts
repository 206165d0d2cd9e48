import type { Export } from './export.ts';

export const ga4 = {
  layout: 'ga4',
  relation: 'touchpoints',
  roles: {
    customer_id: ['user_id'],
    journey_id: ['user_pseudo_id'],
    occurred_at: ['event_timestamp'],
    touchpoint: ['event_name'],
    channel: ['channel', /(^|[._])medium$/i],
  },
} as const satisfies Export<'touchpoints'>;
