import { BANK_PAGES } from './authentication/page-path.js';
import { BASE_PATH } from './base-path.js';

/** What Access V2 is called here, and where it lies. */
export const PLACE = { name: 'finapi', basePaths: [BASE_PATH, BANK_PAGES] } as const;
