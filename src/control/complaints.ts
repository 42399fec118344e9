import type { z } from 'zod';

import { complaintsOf, told } from '../core/complaints.js';
import { ControlError } from './errors.js';

/**
 * The value as its schema makes it. Throws a refusal that says what is wrong, where, and what was
 * probably meant.
 */
export function assertFits<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ControlError('invalidRequest', told(complaintsOf(schema, value, result.error), where));
}
