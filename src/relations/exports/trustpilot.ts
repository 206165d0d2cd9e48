import type { Export } from './export.ts';

export const trustpilot = {
  layout: 'trustpilot',
  relation: 'reviews',
  roles: {
    review_id: ['Review Id'],
    created_at: [/^Review Created/i],
    rating: ['Review Stars'],
    text: ['Review Content'],
    source: ['Source Of Review'],
    replied_at: [/^(Company )?(Reply|Response) (Created|Date)/i],
  },
  dateOrder: 'ymd',
} as const satisfies Export<'reviews'>;
