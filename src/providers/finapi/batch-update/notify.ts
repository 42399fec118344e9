import type { Effect, World } from '../../../core/world/world.js';
import { catalogueOf } from '../categories/catalogue.js';
import type { ClientDirectory } from '../credentials.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import { dispatchNotifications, type Dispatch } from '../notification-rules/deliver.js';
import { evaluate } from '../notification-rules/evaluate.js';
import { isEventful, type UpdateEvents } from '../notification-rules/events.js';
import type { UserDocuments } from '../transactions/book.js';

/** What of a call is needed to tell of its effects. */
export interface ToldCall {
  readonly world: World;
  readonly identity: { readonly clients: ClientDirectory };
  readonly afterwards: (effect: Effect) => void;
}

/**
 * Collects what the rules of a user find in updates, one after another, and sends it once the
 * updates are kept.
 */
export class Notifier {
  readonly #documents: UserDocuments;
  readonly #dispatches: Dispatch[] = [];

  constructor(documents: UserDocuments) {
    this.#documents = documents;
  }

  get isSilent(): boolean {
    return this.#dispatches.length === 0;
  }

  /** Call it in the transaction of the update. */
  hold(events: UpdateEvents, at: Date): void {
    const { user } = this.#documents;
    const { user: record, notificationRules } = user.state;
    const rules = Object.values(notificationRules);
    if (!record || rules.length === 0 || !isEventful(events)) return;
    const catalogue = catalogueOf(this.#documents);
    const notifications = evaluate(rules, events, {
      parentOf: (id) => catalogue.find(id)?.parentId,
    });
    if (notifications.length === 0) return;
    this.#dispatches.push({ userId: record.id, at, notifications });
    const isToldOfTerms = notifications.some(
      ({ rule }) => rule.triggerEvent === 'NEW_TERMS_AND_CONDITIONS',
    );
    if (isToldOfTerms) user.set('toldTermsVersion', events.newTermsVersion);
  }

  send(world: World, clients: ClientDirectory): Promise<void> {
    return dispatchNotifications(world, clients, this.#dispatches);
  }
}

/** Holds the rules of a caller against what a call of it ends, and sends once that is kept. */
export const toldBy =
  (
    { world, identity, afterwards }: ToldCall,
    documents: UserDocuments,
  ): NonNullable<DownloadDocuments['told']> =>
  (events, at) => {
    const notifier = new Notifier(documents);
    notifier.hold(events, at);
    if (!notifier.isSilent) afterwards(() => notifier.send(world, identity.clients));
  };
