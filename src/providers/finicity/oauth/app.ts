import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';

import * as z from 'zod';

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Public keys of one or several certificates in PEM; throws if one is no RSA certificate. */
export function publicKeysOf(certificates: string): KeyObject[] {
  const keys = (certificates.match(PEM_CERTIFICATE) ?? []).map(
    (pem) => new X509Certificate(pem).publicKey,
  );
  if (keys.length === 0 || keys.some((key) => key.asymmetricKeyType !== 'rsa')) {
    throw new TypeError('Not an RSA certificate in PEM');
  }
  return keys;
}

/** A partner's application, as a fixture or the control API describes it. */
export const FinicityApp = z
  .strictObject({
    note: z.string().optional(),
    consumerKey: z.string().min(1).max(255),
    consumerSecret: z.string().min(1).max(255),
    /** The "SAML Identity Provider ID": issuer and audience of the app's assertions. */
    samlIssuer: z.string().min(1).max(255),
    /** PEM; several certificates in a row while the app changes its key. */
    certificate: z
      .string()
      .refine(isReadable(publicKeysOf), { error: 'Not an RSA certificate in PEM', abort: true }),
    /** PEM. Needed only where the sandbox itself acts as the app: scenarios, `doppelbank call`. */
    privateKey: z
      .string()
      .refine(isReadable(createPrivateKey), { error: 'Not a private key in PEM', abort: true })
      .optional(),
  })
  .refine(isPair, { path: ['privateKey'], error: 'Does not belong to the certificate' });
export type FinicityApp = z.infer<typeof FinicityApp>;

/** The contents of `fixtures/finicity-apps.json`; the first app is the default one. */
export const FinicityApps = z.array(FinicityApp).min(1);

function isReadable(read: (text: string) => unknown): (text: string) => boolean {
  return (text) => {
    try {
      return Boolean(read(text));
    } catch {
      return false;
    }
  };
}

function isPair(app: { privateKey?: string | undefined; certificate: string }): boolean {
  const { privateKey, certificate } = app;
  if (privateKey === undefined) return true;
  const key = createPrivateKey(privateKey);
  return (certificate.match(PEM_CERTIFICATE) ?? []).some((pem) =>
    new X509Certificate(pem).checkPrivateKey(key),
  );
}
