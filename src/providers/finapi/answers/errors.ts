import * as z from 'zod';

import { ERROR_CODES, type ErrorCode as ErrorCodeName } from '../error-codes.js';
import { TwoStepProcedure } from './shared.js';
import { instant } from './formats.js';

export const ErrorCode = z.enum(Object.keys(ERROR_CODES) as [ErrorCodeName, ...ErrorCodeName[]]);

export const ErrorType = z.enum(['BUSINESS', 'TECHNICAL']);

export const MsaStatus = z.enum([
  'CHALLENGE_RESPONSE_REQUIRED',
  'TWO_STEP_PROCEDURE_REQUIRED',
  'REDIRECT_REQUIRED',
  'DECOUPLED_AUTH_REQUIRED',
  'DECOUPLED_AUTH_IN_PROGRESS',
]);

export const ErrorDetailsMultiStepAuthentication = z.object({
  hash: z.string(),
  status: MsaStatus,
  challengeMessage: z.string().optional(),
  answerFieldLabel: z.string().optional(),
  redirectUrl: z.string().optional(),
  redirectContext: z.string().optional(),
  redirectContextField: z.string().optional(),
  twoStepProcedures: z.array(TwoStepProcedure).optional(),
  photoTanMimeType: z.string().optional(),
  photoTanData: z.string().optional(),
  opticalData: z.string().optional(),
  opticalDataAsReinerSct: z.boolean(),
});

export const ErrorDetails = z.object({
  message: z.string().optional(),
  code: ErrorCode,
  type: ErrorType,
  multiStepAuthentication: ErrorDetailsMultiStepAuthentication.optional(),
});

export const ErrorMessage = z.object({
  errors: z.array(ErrorDetails),
  date: instant(),
  requestId: z.string(),
  endpoint: z.string(),
  authContext: z.string(),
  bank: z.string().optional(),
});

export const BadCredentialsError = z.object({
  error: z.string(),
  error_description: z.string(),
});
