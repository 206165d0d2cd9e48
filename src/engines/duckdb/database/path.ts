import { resolve } from 'node:path';

/**
 * A path as a pattern that matches nothing but that path: DuckDB takes every path for a pattern, and would open
 * `survey 2.csv` for `survey [2024].csv`.
 *
 * @example onlyThis('/data/survey [2024]?.csv') // => '/data/survey [[]2024][?].csv'
 */
export const onlyThis = (path: string): string => resolve(path).replaceAll(/[[*?]/gu, '[$&]');

/** What has to be allowed for a path to be opened: the pattern, and the file that it matches. */
export const allowed = (path: string): readonly string[] => [...new Set([onlyThis(path), resolve(path)])];
