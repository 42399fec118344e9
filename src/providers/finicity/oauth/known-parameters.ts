const KNOWN = /^(?:oauth_[a-z_]+|refresh|txnStartDate|txnEndDate|tnxEndDate)$/;

/** Whether a parameter is one of this API, or of OAuth itself; others may carry what was typed. */
export const isKnownParameter = (name: string): boolean => KNOWN.test(name);
