export default {
  testEnvironment: 'node',
  maxWorkers: '100%',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  globalSetup: '<rootDir>/scripts/jest-source.mjs',
  transform: { '\\.ts$|/cx-tests/source\\.mjs$': '<rootDir>/scripts/jest-transform.mjs' },
  transformIgnorePatterns: ['/node_modules/(?!\\.cache/)'],
  testTimeout: process.env.CX_SLOW === '1' ? 600_000 : 120_000,
};
