import type { AnyExport } from './export.ts';
import { amplitude } from './amplitude.ts';
import { bbvaThermal } from './bbva-thermal.ts';
import { delighted } from './delighted.ts';
import { formbricks } from './formbricks.ts';
import { ga4 } from './ga4.ts';
import { googleForms } from './google-forms.ts';
import { hubspot } from './hubspot.ts';
import { intercom } from './intercom.ts';
import { limesurvey } from './limesurvey.ts';
import { microsoftForms } from './microsoft-forms.ts';
import { mixpanel } from './mixpanel.ts';
import { qualtrics } from './qualtrics.ts';
import { qualtricsLegacy } from './qualtrics-legacy.ts';
import { qualtricsTrimmed } from './qualtrics-trimmed.ts';
import { shopify } from './shopify.ts';
import { square } from './square.ts';
import { stripe } from './stripe.ts';
import { surveymonkey } from './surveymonkey.ts';
import { surveymonkeyCondensed } from './surveymonkey-condensed.ts';
import { trustpilot } from './trustpilot.ts';
import { typeform } from './typeform.ts';
import { woocommerce } from './woocommerce.ts';
import { woocommerceOrders } from './woocommerce-orders.ts';
import { zendeskCsat } from './zendesk-csat.ts';

/** What the columns of each layout are. */
export const knownExports: readonly AnyExport[] = [
  amplitude,
  bbvaThermal,
  delighted,
  formbricks,
  ga4,
  googleForms,
  hubspot,
  intercom,
  limesurvey,
  microsoftForms,
  mixpanel,
  qualtrics,
  qualtricsLegacy,
  qualtricsTrimmed,
  shopify,
  square,
  stripe,
  surveymonkey,
  surveymonkeyCondensed,
  trustpilot,
  typeform,
  woocommerce,
  woocommerceOrders,
  zendeskCsat,
];

/**
 * What the columns of a layout are; null when there is no layout of that name.
 *
 * @example exportOf('qualtrics').relation // => "responses"
 * @example exportOf('no layout') // => null
 */
export const exportOf = (layout: string | null): AnyExport | null =>
  knownExports.find((one) => one.layout === layout) ?? null;
