import type { World } from '../../../core/world/world.js';
import type { ClientDirectory } from '../credentials.js';
import { DetailsCipher } from '../encryption/data-decryption-key.js';
import { finapiSettings } from '../settings.js';
import type { Notification } from './evaluate.js';

/** The notifications of one update, on their way to the clients. */
export interface Dispatch {
  readonly userId: string;
  /** Instant at which the update ends. */
  readonly at: Date;
  readonly notifications: readonly Notification[];
}

/**
 * Sends each message to every client that has a notification URL; what the receivers answer does
 * not matter. Messages are neither signed nor sent again, unless the settings want the latter.
 *
 * That a message names its trigger event is not documented, nor is the form of its details.
 */
export async function dispatchNotifications(
  world: World,
  clients: ClientDirectory,
  dispatches: readonly Dispatch[],
): Promise<void> {
  const urls = clients.all().flatMap(({ configuration }) => {
    const url = configuration.userNotificationCallbackUrl;
    return url === undefined ? [] : [url];
  });
  if (urls.length === 0) return;
  const { callbackTargets, notifications: how } = world.settings(finapiSettings);
  const retry =
    how.retries > 0 ? { times: how.retries, everySeconds: how.retrySeconds } : undefined;
  const cipher = new DetailsCipher(clients.dataDecryptionKey);
  for (const { userId, at, notifications } of dispatches) {
    for (const notification of notifications) {
      const body = messageOf(notification, cipher);
      for (const url of urls) {
        await world.outbox.send({
          provider: 'finapi',
          url,
          body,
          at: at.toISOString(),
          about: `finapi:user/${userId}`,
          allowedTargets: callbackTargets,
          ...(retry && { retry }),
        });
      }
    }
  }
}

const messageOf = ({ rule, details }: Notification, cipher: DetailsCipher): object => ({
  ...(rule.callbackHandle === undefined ? {} : { callbackHandle: rule.callbackHandle }),
  triggerEvent: rule.triggerEvent,
  ...(rule.includeDetails ? { details: cipher.encrypt(JSON.stringify(details)) } : {}),
});
