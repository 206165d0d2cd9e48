import type { Export } from './export.ts';

export const amplitude = {
  layout: 'amplitude',
  relation: 'touchpoints',
  roles: {
    customer_id: ['user_id'],
    journey_id: ['amplitude_id'],
    occurred_at: ['event_time', 'client_event_time'],
    touchpoint: ['event_type'],
    channel: ['channel', 'utm_medium', 'platform'],
  },
  dateOrder: 'ymd',
} as const satisfies Export<'touchpoints'>;
