import type { World } from '../../../core/world/world.js';
import type { ClientDirectory } from '../credentials.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import { dispatchNotifications, type Dispatch } from '../notification-rules/deliver.js';
import { evaluate, type CategoryTree } from '../notification-rules/evaluate.js';
import { isEventful, type UpdateEvents } from '../notification-rules/events.js';

const FLAT: CategoryTree = { parentOf: () => undefined };

/**
 * Collects what the rules of a user find in updates, one after another, and sends it once the
 * updates are kept.
 */
export class Notifier {
  readonly #documents: DownloadDocuments;
  readonly #categories: CategoryTree;
  readonly #dispatches: Dispatch[] = [];

  constructor(documents: DownloadDocuments, categories: CategoryTree = FLAT) {
    this.#documents = documents;
    this.#categories = categories;
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
    const notifications = evaluate(rules, events, this.#categories);
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
