// Jest reads TypeScript through esbuild: types are checked by `npm run check`, not here.
import { createHash } from 'node:crypto';
import { transformSync } from 'esbuild';

export default {
  getCacheKey: (source, path) => createHash('sha256').update(path).update(source).digest('hex'),
  process: (source, path) =>
    transformSync(source, { loader: 'ts', format: 'esm', target: 'node20', sourcefile: path, sourcemap: 'inline' }),
};
