import { OPERATIONS_BASE, TOKEN_BASE } from './endpoint.js';

/** What the Financial Data API is called here, and where it lies. */
export const PLACE = { name: 'finicity', basePaths: [OPERATIONS_BASE, TOKEN_BASE] } as const;
