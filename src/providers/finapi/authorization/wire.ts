import { json, type WireDocument } from '../../../core/http/wire.js';

/** The answer of the token service. */
export interface AccessToken {
  readonly accessToken: string;
  readonly expiresIn: number;
  readonly refreshToken?: string | undefined;
}

/** In the order of the printed example. */
export const tokenDocument = ({
  accessToken,
  expiresIn,
  refreshToken,
}: AccessToken): WireDocument =>
  json({
    access_token: accessToken,
    token_type: 'bearer',
    refresh_token: refreshToken,
    expires_in: expiresIn,
    scope: 'all',
  });
