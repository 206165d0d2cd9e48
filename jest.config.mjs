export default {
  testEnvironment: '<rootDir>/scripts/jest-environment.mjs',
  maxWorkers: '100%',
  testPathIgnorePatterns: [
    '/node_modules/',
    // What needs a cluster: `npm run test:cluster` starts one, and says where it is.
    ...(process.env.CX_CLUSTER === undefined ? ['/test/cluster/'] : []),
    // What takes long to show anything at all.
    ...(process.env.CX_SLOW === '1' ? [] : ['\\.slow\\.test\\.ts$']),
  ],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  globalSetup: '<rootDir>/scripts/jest-source.mjs',
  transform: { '\\.ts$': '<rootDir>/scripts/jest-transform.mjs' },
  // No test is a race: on a busy machine each may take many times as long as on a quiet one.
  testTimeout: 1_800_000,
};
