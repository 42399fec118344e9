import { PAGES_BASE, WEB_FORM_BASE } from './base.js';

/** What Web Form 2.0 is called here, and where it lies. */
export const PLACE = {
  name: 'finapi-web-form',
  basePaths: [WEB_FORM_BASE, PAGES_BASE],
} as const;
