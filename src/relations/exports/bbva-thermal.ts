import type { Export } from './export.ts';

export const bbvaThermal = {
  layout: 'bbva-thermal',
  relation: 'responses',
  roles: {
    response_id: ['ID'],
    submitted_at: ['Fecha'],
    recommend_score: ['NPS'],
    comment: ['Comentario'],
    channel: ['Canal'],
  },
} as const satisfies Export<'responses'>;
