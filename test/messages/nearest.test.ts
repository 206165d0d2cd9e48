import { nearest } from '../../src/messages/nearest.ts';

describe('the nearest word', () => {
  test('is found across a swap, a missing and a wrong letter', () => {
    expect(nearest('scroe', ['score', 'channel'])).toBe('score');
    expect(nearest('coment', ['channel', 'comment'])).toBe('comment');
    expect(nearest('NSP', ['nps', 'score'])).toBe('nps');
  });

  test('is null when more than one letter in three differs', () => {
    expect(nearest('country', ['channel', 'comment'])).toBeNull();
  });
});
