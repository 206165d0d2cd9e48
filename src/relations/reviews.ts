import { defineRelation } from './relation.ts';

/** Public reviews: a row is one review of one customer. */
export const reviews = defineRelation({
  title: { en: 'Reviews', es: 'Reseñas' },
  columns: {
    rating: {
      type: 'score',
      scale: { low: 1, high: 5 },
      headers: {
        en: ['rating', 'stars', 'star rating', 'review stars', 'review rating', 'review score', 'number of stars'],
        es: ['estrellas', 'numero de estrellas', 'calificacion', 'valoracion', 'puntuacion', 'nota'],
      },
      weak: ['score', 'puntaje'],
      meaning: { en: 'stars given, from 1 to 5', es: 'estrellas dadas, de 1 a 5' },
    },
    created_at: {
      type: 'date',
      headers: {
        en: [
          'created at',
          'date',
          'datetime',
          'timestamp',
          'review date',
          'review created',
          'review created utc',
          'published at',
          'publication date',
          'posted at',
          'created',
        ],
        es: [
          'fecha',
          'fecha y hora',
          'fecha de la resena',
          'fecha resena',
          'fecha de publicacion',
          'publicado el',
          'fecha de creacion',
        ],
      },
      meaning: { en: 'when the review was published', es: 'cuándo se publicó la reseña' },
    },
    review_id: {
      type: 'id',
      headers: { en: ['review id', 'id review'], es: ['id resena', 'id de la resena', 'id de resena'] },
      weak: ['id'],
      meaning: { en: 'identifier of the review', es: 'identificador de la reseña' },
    },
    text: {
      type: 'text',
      headers: {
        en: [
          'text',
          'review text',
          'review content',
          'review body',
          'review',
          'content',
          'body',
          'comment',
          'comments',
        ],
        es: ['texto', 'resena', 'texto de la resena', 'contenido', 'comentario', 'comentarios', 'opinion'],
      },
      meaning: { en: 'what the review says', es: 'lo que dice la reseña' },
    },
    replied_at: {
      type: 'date',
      headers: {
        en: [
          'replied at',
          'reply date',
          'reply created',
          'reply time',
          'answered at',
          'owner reply date',
          'response date',
        ],
        es: [
          'respondido el',
          'fecha de respuesta',
          'fecha respuesta',
          'fecha de la respuesta',
          'fecha de contestacion',
        ],
      },
      meaning: {
        en: 'when the company answered; blank if it has not',
        es: 'cuándo contestó la empresa; en blanco si no ha contestado',
      },
    },
    source: {
      type: 'text',
      headers: {
        en: ['source', 'platform', 'site', 'review source', 'review site', 'source of review'],
        es: ['fuente', 'plataforma', 'sitio', 'origen', 'portal'],
      },
      meaning: { en: 'where the review was published', es: 'dónde se publicó la reseña' },
    },
  },
  required: ['rating'],
  rowId: 'review_id',
});
