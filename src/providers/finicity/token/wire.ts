import type { IssuedToken } from './schema.js';

/** Secret first: two clients read the pairs by position. No newline. */
export const tokenText = ({ token, secret }: IssuedToken): string =>
  `oauth_token_secret=${secret}&oauth_token=${token}`;
