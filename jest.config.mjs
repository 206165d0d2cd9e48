export default {
  testEnvironment: 'node',
  maxWorkers: '100%',
  // What needs a cluster: `npm run test:cluster` starts one, and says where it is.
  testPathIgnorePatterns:
    process.env.CX_CLUSTER === undefined ? ['/node_modules/', '/test/cluster/'] : ['/node_modules/'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  globalSetup: '<rootDir>/scripts/jest-source.mjs',
  transform: { '\\.ts$|/cx-tests/source\\.mjs$': '<rootDir>/scripts/jest-transform.mjs' },
  transformIgnorePatterns: ['/node_modules/(?!\\.cache/)'],
  testTimeout: process.env.CX_SLOW === '1' ? 600_000 : 120_000,
};
