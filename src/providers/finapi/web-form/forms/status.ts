import type { WebForm, WebFormStatus } from './schema.js';

const FINAL: readonly WebFormStatus[] = ['COMPLETED', 'COMPLETED_WITH_ERROR', 'EXPIRED', 'ABORTED'];

export const isFinal = (status: WebFormStatus): boolean => FINAL.includes(status);

/** A form that nobody has finished by its end has expired. */
export const statusAt = ({ status, expiresAt }: WebForm, now: Date): WebFormStatus =>
  !isFinal(status) && now.getTime() >= Date.parse(expiresAt) ? 'EXPIRED' : status;
