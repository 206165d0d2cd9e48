import * as fc from 'fast-check';

/**
 * Cases that chance makes are the same ones in every run, so that what fails once fails again. `CX_SEED=7 npm test -- FILE` tries
 * others.
 */
fc.configureGlobal({ seed: Number(process.env['CX_SEED'] ?? 4180) });

export * from 'fast-check';
