import * as z from 'zod';

/** The form of address that finAPI states, with http admitted where the settings allow it. */
const ADDRESS =
  /^https?:\/\/(www\.)?[-a-zA-Z0-9@:%._+~#=]{1,256}(\.[a-zA-Z0-9()]{1,63})?\b([-a-zA-Z0-9()@:%_+.~#?&/=]*)$/;

/** An address to which call-backs go or people return. */
export const address = (min = 0): z.ZodString =>
  z
    .string()
    .min(min, `must have at least ${String(min)} characters`)
    .max(2048, 'must have at most 2048 characters')
    .regex(ADDRESS, 'must be an https address');

export const isSecure = (url: string): boolean => url.startsWith('https://') && /\.\w/.test(url);
