import { coveragePart, HERE } from './part.js';

/** How far notification rules go, and what is guessed of them. */
export const notificationRules = coveragePart({
  guesses: {
    looseParams: [
      `${HERE}/notification-rules/schema.ts`,
      'Parameters of notification rules may be numbers and truth values too; they are kept as texts.',
    ],
    knownIds: [
      `${HERE}/notification-rules/params.ts`,
      'Accounts, bank connections and the category that a rule names must exist; otherwise it is 422 ILLEGAL_FIELD_VALUE.',
    ],
    equalRules: [
      `${HERE}/notification-rules/service.ts`,
      'A rule exists already where event and parameters are the same, whatever handle and details.',
    ],
    firing: [
      `${HERE}/notification-rules/evaluate.ts`,
      'One message a rule and update: a low balance is told when the update has changed it, a high amount at or above the threshold, a category when new transactions fall into it; maxTransactionsCount limits what is told.',
    ],
    foreignTransfers: [
      `${HERE}/notification-rules/foreign.ts`,
      "A transfer is foreign when the counterpart's IBAN is of another country than the account's, or a currency another one.",
    ],
    messageForm: [
      `${HERE}/notification-rules/deliver.ts`,
      'A message holds callbackHandle, triggerEvent and, if wanted, details: encrypted JSON. Every client with a notification URL gets it.',
    ],
    messageDetails: [
      `${HERE}/notification-rules/details.ts`,
      'Details name things as the services do: newBalances, lowBalances, newTransactions, foreignMoneyTransfers, highTransactions, bankConnections, termsVersion.',
    ],
  },
  operations: {
    createNotificationRule: { guesses: ['looseParams', 'knownIds', 'equalRules'] },
    getAndSearchAllNotificationRules: {},
    getNotificationRule: {},
    deleteNotificationRule: {},
    deleteAllNotificationRules: {},
  },
  behaviours: {
    notifications: {
      guesses: ['firing', 'foreignTransfers', 'messageForm', 'messageDetails'],
    },
  },
});
