import { coveragePart, HERE } from './part.js';

/** How far the list of banks goes, and what is guessed of it. */
export const banks = coveragePart({
  guesses: {
    hiddenBanks: [
      `${HERE}/banks/service.ts`,
      'A bank that does not exist for a client (country, beta, business) is 404 UNKNOWN_ENTITY when it is asked for by its id.',
    ],
    searchedIban: [
      `${HERE}/banks/filter.ts`,
      'An IBAN in a search needs right check digits and finds banks of Germany and Austria by their bank code; of other countries it finds none.',
    ],
    orderOfWords: [
      `${HERE}/ordering.ts`,
      'Words are ordered as in a German dictionary; what has no value comes first when ascending.',
    ],
    popularityOfGroups: [
      `${HERE}/bank-groups/service.ts`,
      'A group is as popular as those of its banks together that the query regards.',
    ],
    communication: [
      `${HERE}/banks/interface-wire.ts`,
      'The health of an interface is a fact of the fixture: what happens at the bank concerns single logins and does not change it.',
    ],
  },
  operations: {
    getAndSearchAllBanks: {
      guesses: [
        'searchedIban',
        'orderOfWords',
        'orderInAnyCase',
        'flagsInAnyCase',
        'communication',
      ],
      missing: ['lastCommunicationAttempt and lastSuccessfulCommunication'],
    },
    getAndSearchAllBankGroups: {
      guesses: ['popularityOfGroups', 'orderOfWords', 'orderInAnyCase', 'flagsInAnyCase'],
    },
    getBank: {
      guesses: ['hiddenBanks', 'communication'],
      missing: ['lastCommunicationAttempt and lastSuccessfulCommunication'],
    },
  },
});
