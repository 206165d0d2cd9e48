import { amplitude } from './amplitude.ts';
import { bbvaThermal } from './bbva-thermal.ts';
import { delighted } from './delighted.ts';
import { formbricks } from './formbricks.ts';
import { ga4 } from './ga4.ts';
import { googleForms } from './google-forms.ts';
import { hubspot } from './hubspot.ts';
import { intercom } from './intercom.ts';
import type { Layout } from './layout.ts';
import { limesurvey } from './limesurvey.ts';
import { microsoftForms } from './microsoft-forms.ts';
import { mixpanel } from './mixpanel.ts';
import { qualtricsLegacy } from './qualtrics-legacy.ts';
import { qualtricsTrimmed } from './qualtrics-trimmed.ts';
import { qualtrics } from './qualtrics.ts';
import { shopify } from './shopify.ts';
import { square } from './square.ts';
import { stripe } from './stripe.ts';
import { surveymonkeyCondensed } from './surveymonkey-condensed.ts';
import { surveymonkey } from './surveymonkey.ts';
import { trustpilot } from './trustpilot.ts';
import { typeform } from './typeform.ts';
import { woocommerce } from './woocommerce.ts';
import { woocommerceOrders } from './woocommerce-orders.ts';
import { zendeskCsat } from './zendesk-csat.ts';

/** The exports that are known by their headers. The first that fits is taken: those with more to show come first. */
export const layouts: readonly Layout[] = [
  qualtrics,
  qualtricsLegacy,
  qualtricsTrimmed,
  surveymonkey,
  surveymonkeyCondensed,
  typeform,
  limesurvey,
  microsoftForms,
  formbricks,
  bbvaThermal,
  trustpilot,
  intercom,
  zendeskCsat,
  hubspot,
  shopify,
  stripe,
  square,
  woocommerce,
  woocommerceOrders,
  ga4,
  amplitude,
  mixpanel,
  delighted,
  googleForms,
];
