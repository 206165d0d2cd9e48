import type { Export } from './export.ts';

export const mixpanel = {
  layout: 'mixpanel',
  relation: 'touchpoints',
  roles: {
    customer_id: ['$user_id', 'user_id', 'User ID', /^\$?distinct[_ ]id$/i],
    journey_id: [/^\$?session[_ ]id$/i],
    occurred_at: ['time'],
    touchpoint: ['event', 'Event Name'],
    channel: ['channel', 'utm_medium'],
  },
} as const satisfies Export<'touchpoints'>;
