import * as z from 'zod';

/** An id in a path. What is no number is malformed (400); a number that names nothing is 404. */
export const PathId = z
  .string()
  .regex(/^\d{1,19}$/, 'is not a number')
  .transform(Number);
