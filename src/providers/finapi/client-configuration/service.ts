import type { World } from '../../../core/world/world.js';
import { changesOf, type Client, type ClientDirectory } from '../credentials.js';
import { finapiSettings } from '../settings.js';
import type {
  ClientConfiguration,
  ClientConfigurationParams,
  OwnConfiguration,
  SharedConfiguration,
} from './schema.js';

/** What is in force for a client: the world's settings, and over them what clients have edited. */
export function configurationOf(
  world: World,
  clients: ClientDirectory,
  client: Client,
): ClientConfiguration {
  return {
    ...world.settings(finapiSettings),
    ...clients.document.state.shared,
    ...client.configuration,
    isMandatorAdmin: client.isMandatorAdmin,
  };
}

/**
 * Edits the configuration of one client. That nothing is given is refused for users alone; here
 * we change nothing and answer as usual (not documented).
 */
export function editConfiguration(
  clients: ClientDirectory,
  client: Client,
  changes: ClientConfigurationParams,
): void {
  const { document } = clients;
  const own = ownChanges(client.configuration, changes);
  if (own !== client.configuration) {
    const kept = changesOf(document.state, client.id);
    document.put('clients', client.id, { ...kept, configuration: own });
  }
  const shared = sharedChanges(changes);
  if (Object.keys(shared).length > 0) {
    document.set('shared', { ...document.state.shared, ...shared });
  }
}

function ownChanges(
  current: OwnConfiguration,
  { finTSProductRegistrationNumber: finTs, ...changes }: ClientConfigurationParams,
): OwnConfiguration {
  const given = pick(changes, [
    'userNotificationCallbackUrl',
    'userSynchronizationCallbackUrl',
    'refreshTokensValidityPeriod',
    'userAccessTokensValidityPeriod',
    'clientAccessTokensValidityPeriod',
    'preferredConsentType',
  ]);
  const registered = finTs === undefined ? {} : { hasFinTsRegistration: finTs !== '' };
  const changed = { ...given, ...registered };
  if (Object.keys(changed).length === 0) return current;
  const cleared = Object.entries({ ...current, ...changed }).filter(([, value]) => value !== '');
  return Object.fromEntries(cleared);
}

function sharedChanges(changes: ClientConfigurationParams): SharedConfiguration {
  const { userAutoVerificationEnabled: verified } = changes;
  return {
    ...pick(changes, ['betaBanksEnabled', 'businessBanksEnabled']),
    ...(verified === undefined ? {} : { isUserAutoVerificationEnabled: verified }),
  };
}

type Given<T, K extends keyof T> = { readonly [F in K]?: Exclude<T[F], undefined> };

/** The fields that say something: null and absence leave a value alone. */
const pick = <T extends object, K extends keyof T>(from: T, fields: readonly K[]): Given<T, K> =>
  Object.fromEntries(
    fields.filter((field) => from[field] !== undefined).map((field) => [field, from[field]]),
  ) as Given<T, K>;
