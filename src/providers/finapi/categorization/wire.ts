import { json, type WireDocument } from '../../../core/http/wire.js';
import { categoryFields } from '../categories/wire.js';
import type { Finding } from './finding.js';

export const checkDocument = (findings: readonly Finding[]): WireDocument =>
  json({
    categorizationCheckResult: findings.map(({ transactionId, category }) => ({
      transactionId,
      category: category && categoryFields(category),
    })),
  });
