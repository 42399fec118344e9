import { FinapiError } from '../errors.js';
import { TriggerEvent } from './schema.js';

export const unknownRule = (): FinapiError =>
  new FinapiError('UNKNOWN_ENTITY', 'No notification rule with this identifier exists', {
    next: 'getAndSearchAllNotificationRules lists the rules of the user.',
  });

export const unknownEvent = (): FinapiError =>
  new FinapiError(
    'ILLEGAL_FIELD_VALUE',
    `Field 'triggerEvent': must be one of ${TriggerEvent.options.join(', ')}`,
    { status: 422 },
  );

export const badParams = (complaint: string): FinapiError =>
  new FinapiError('ILLEGAL_FIELD_VALUE', `Field 'params': ${complaint}`, { status: 422 });

/** `id` is that of the rule that is there. */
export const ruleExists = (id: number): FinapiError =>
  new FinapiError('ENTITY_EXISTS', 'Such a notification rule exists already', {
    rule: `Rule ${String(id)} has the same trigger event and the same parameters.`,
    next: 'Delete that rule first with deleteNotificationRule.',
  });

/** `until` is the instant at which the run ends. */
export const batchIsRunning = (until: string): FinapiError =>
  new FinapiError(
    'LOCKED',
    {
      de: 'Benachrichtigungsregeln können gerade nicht geändert werden, weil die automatische Aktualisierung läuft',
      en: 'Notification rules cannot be changed at the moment because the automatic batch update is running',
    },
    { next: `Wait, or advance the clock, until ${until}.` },
  );
