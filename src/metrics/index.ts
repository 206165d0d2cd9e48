// Generated from the folders beside it by `npm run generate`.
import attribution from './attribution/index.ts';
import ces from './ces/index.ts';
import channels from './channels/index.ts';
import churn from './churn/index.ts';
import churnDrivers from './churn-drivers/index.ts';
import clv from './clv/index.ts';
import cohorts from './cohorts/index.ts';
import csat from './csat/index.ts';
import customerGrowth from './customer-growth/index.ts';
import drivers from './drivers/index.ts';
import earnedGrowth from './earned-growth/index.ts';
import enps from './enps/index.ts';
import journeys from './journeys/index.ts';
import momentsOfTruth from './moments-of-truth/index.ts';
import nps from './nps/index.ts';
import promoterValue from './promoter-value/index.ts';
import responseRate from './response-rate/index.ts';
import retention from './retention/index.ts';
import retentionProfit from './retention-profit/index.ts';
import revenueRetention from './revenue-retention/index.ts';
import rfm from './rfm/index.ts';
import simulate from './simulate/index.ts';
import touchpoints from './touchpoints/index.ts';
import valueTiers from './value-tiers/index.ts';
import wordOfMouth from './word-of-mouth/index.ts';
import type { Metric } from './metric.ts';

export const metrics: readonly Metric[] = [
  attribution,
  ces,
  channels,
  churn,
  churnDrivers,
  clv,
  cohorts,
  csat,
  customerGrowth,
  drivers,
  earnedGrowth,
  enps,
  journeys,
  momentsOfTruth,
  nps,
  promoterValue,
  responseRate,
  retention,
  retentionProfit,
  revenueRetention,
  rfm,
  simulate,
  touchpoints,
  valueTiers,
  wordOfMouth,
];
