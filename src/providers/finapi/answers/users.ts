import * as z from 'zod';

export const User = z.object({
  id: z.string(),
  password: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  isAutoUpdateEnabled: z.boolean(),
});

export const VerificationStatusResource = z.object({
  userId: z.string(),
  isUserVerified: z.boolean(),
});

export const PasswordChangingResource = z.object({
  userId: z.string(),
  userEmail: z.string().optional(),
  passwordChangeToken: z.string(),
});
