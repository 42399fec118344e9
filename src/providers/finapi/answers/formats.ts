import * as z from 'zod';

/** Integers as the API calls them; no answer comes near the bounds. */
export const int32 = (): z.ZodInt => z.int().max(2 ** 31 - 1);
export const int64 = (): z.ZodInt => z.int();

/** `YYYY-MM-DD` */
export const day = (): z.ZodString => z.string().meta({ format: 'date' });

/** A time with the offset of Berlin. */
export const instant = (): z.ZodString => z.string().meta({ format: 'date-time' });
