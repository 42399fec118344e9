import type {
  ConsentKnobs,
  InterfaceKnobs,
  StoredCredentialsUpdateKnob,
  UpdateKnob,
} from './knobs.js';
import type {
  ConnectionInterface,
  Consent,
  StoredCredentials,
  StoredCredentialsUpdate,
  UpdateResult,
} from './schema.js';
import type { ResolvedCredentials } from './stored-credentials.js';

const CONSENT_DAYS = 90;
const DAY = 86_400_000;

/** The same interface after somebody has turned its knobs. Pure. */
export function turned(
  before: ConnectionInterface,
  knobs: InterfaceKnobs,
  resolved: ResolvedCredentials | undefined,
  now: Date,
): ConnectionInterface {
  const stored = knobs.storedCredentials === undefined ? {} : storedFields(before, resolved, now);
  const known = { ...before, ...stored };
  return withoutAbsent({
    ...known,
    consent: chosen(knobs.consent, known.consent, (given) => consentOf(given, known.consent, now)),
    userActionRequired: knobs.userActionRequired ?? known.userActionRequired,
    lastManualUpdate: chosen(knobs.lastManualUpdate, known.lastManualUpdate, resultOf(now)),
    lastAutoUpdate: chosen(knobs.lastAutoUpdate, known.lastAutoUpdate, resultOf(now)),
    lastUpdateWithStoredCredentials:
      knobs.lastUpdateWithStoredCredentials === undefined
        ? known.lastUpdateWithStoredCredentials
        : usedCredentials(knobs.lastUpdateWithStoredCredentials, now),
  });
}

/** An absent knob leaves alone, null takes away. */
function chosen<K, V>(
  knob: K | null | undefined,
  before: V | undefined,
  make: (knob: K) => V,
): V | undefined {
  if (knob === undefined) return before;
  return knob === null ? undefined : make(knob);
}

/** Newly stored credentials have not been used so far. */
export function storedFields(
  { storedCredentials, lastUpdateWithStoredCredentials }: ConnectionInterface,
  resolved: ResolvedCredentials | undefined,
  now: Date,
): Pick<Partially<ConnectionInterface>, 'storedCredentials' | 'lastUpdateWithStoredCredentials'> {
  const replacesRejected =
    lastUpdateWithStoredCredentials?.credentialsRejected === true ||
    storedCredentials?.replacesRejected === true;
  const kept: StoredCredentials | undefined = resolved && {
    ...resolved,
    storedAt: now.toISOString(),
    ...(replacesRejected ? { replacesRejected } : {}),
  };
  return { storedCredentials: kept, lastUpdateWithStoredCredentials: undefined };
}

/** Where no consent was present before, one is given now; otherwise the one that is there changes. */
function consentOf(knobs: ConsentKnobs, before: Consent | undefined, now: Date): Consent {
  const isGivenNow = before?.status !== 'PRESENT' && knobs.status !== 'NOT_PRESENT';
  const base = before && !isGivenNow ? before : newConsent(now);
  const { expiresAt = null, ...consent } = { ...base, ...said(knobs) };
  return expiresAt === null ? consent : { ...consent, expiresAt };
}

const said = (knobs: ConsentKnobs): Said<ConsentKnobs> =>
  Object.fromEntries(Object.entries(knobs).filter(([, value]) => value !== undefined));

type Said<T> = { readonly [F in keyof T]?: Exclude<T[F], undefined> };

/** A recurring consent, which banks give for ninety days. */
export const newConsent = (now: Date, days = CONSENT_DAYS): Consent => ({
  status: 'PRESENT',
  givenAt: now.toISOString(),
  expiresAt: new Date(now.getTime() + days * DAY).toISOString(),
  supportsImportNewAccounts: true,
});

const resultOf =
  (now: Date) =>
  ({ result, timestamp }: UpdateKnob): UpdateResult => ({
    result,
    timestamp: timestamp ?? now.toISOString(),
    ...(result === 'BANK_SERVER_REJECTION' ? { errorType: 'BUSINESS' } : {}),
    ...(result === 'INTERNAL_SERVER_ERROR' ? { errorType: 'TECHNICAL' } : {}),
  });

function usedCredentials(
  knob: StoredCredentialsUpdateKnob,
  now: Date,
): StoredCredentialsUpdate | undefined {
  if (knob === 'none') return undefined;
  const results = {
    OK: 'OK',
    CREDENTIALS_REJECTED: 'BANK_SERVER_REJECTION',
    FAILED: 'INTERNAL_SERVER_ERROR',
  } as const;
  return {
    at: now.toISOString(),
    automatic: true,
    result: results[knob],
    credentialsRejected: knob === 'CREDENTIALS_REJECTED',
  };
}

type Partially<T> = { readonly [F in keyof T]: T[F] | undefined };

/** `fromEntries` forgets the names of fields: what is required was never undefined. */
const withoutAbsent = (fields: Partially<ConnectionInterface>): ConnectionInterface =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as unknown as ConnectionInterface;
