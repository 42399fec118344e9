import { coveragePart, HERE } from './part.js';

/** How far bank connections go, and what is guessed of them. */
export const bankConnections = coveragePart({
  guesses: {
    webFormRequired: [
      `${HERE}/bank-connections/direct-access.ts`,
      'Who has no licence for account information, or must use the web form, gets 422 WEB_FORM_REQUIRED from import, update and connectInterface, and may change only the name.',
    ],
    maskedValues: [
      `${HERE}/bank-connections/wire.ts`,
      'A login field without a stored value has no value at all; whoever has no licence sees XXXXX for each that has one.',
    ],
    illegalCharacters: [
      `${HERE}/bank-contact/fields.ts`,
      'Illegal in login credentials are control characters; a label that comes twice is refused as well.',
    ],
    consentSuffices: [
      `${HERE}/bank-contact/plan-update.ts`,
      'An update needs no credentials while a consent is there; a missing field is 422 MISSING_FIELD only without one.',
    ],
    otherCustomer: [
      `${HERE}/bank-contact/plan-connect.ts`,
      'connectInterface refuses the credentials of another customer of the bank with ILLEGAL_FIELD_VALUE.',
    ],
    copiedSecrets: [
      `${HERE}/bank-contact/keep-credentials.ts`,
      'connectInterface stores the secrets of its source interface only with storeSecrets; values that are no secret are kept always.',
    ],
    storedTogether: [
      `${HERE}/bank-contact/access.ts`,
      'A stored secret counts only together with the user id that it was stored with.',
    ],
    bankTexts: [
      `${HERE}/bank-contact/outcome.ts`,
      'What banks say in a rejection; a bank that is down or fails is 500 UNEXPECTED_ERROR, with INTERNAL_SERVER_ERROR as the result.',
    ],
    fifthAccess: [
      `${HERE}/bank-contact/outcome.ts`,
      'The fifth update of a day by one XS2A consent and without PSU-IP-Address is BANK_SERVER_REJECTION; calls that give the consent do not count, and NO_PSU_METADATA never occurs.',
    ],
    lastInterface: [
      `${HERE}/bank-connections/interface-removal.ts`,
      'With its last interface a connection goes, and with theirs its accounts.',
    ],
    consentOfOthers: [
      `${HERE}/bank-connections/consent-deletion.ts`,
      'deleteConsent answers NOT_EXIST and NOT_SUPPORTED for interfaces other than XS2A.',
    ],
    defaultProcedure: [
      `${HERE}/bank-connections/edit.ts`,
      'A default procedure without bankingInterface goes to all interfaces that know it.',
    ],
    openAuthentications: [
      `${HERE}/authentication/pending.ts`,
      'A user may have sixteen open authentications; the oldest makes room.',
    ],
    oneHash: [
      `${HERE}/authentication/begin.ts`,
      'All rounds of a call share one hash, and each has ten minutes; a hash alone repeats the question.',
    ],
    unknownHash: [
      `${HERE}/authentication/refusals.ts`,
      'A hash that is unknown, used, expired, or of a call with other arguments is 422 NO_EXISTING_CHALLENGE.',
    ],
    implicitProcedures: [
      `${HERE}/authentication/steps.ts`,
      'With a procedure that needs nothing passed back the call succeeds at once.',
    ],
    otherProcedure: [
      `${HERE}/authentication/steps.ts`,
      'As long as there is no answer, another procedure may be chosen.',
    ],
    wrongTan: [
      `${HERE}/bank-contact/outcome.ts`,
      'A wrong TAN ends the authentication with 422 BANK_SERVER_REJECTION.',
    ],
    severalQuestions: [
      `${HERE}/bank-contact/prepare.ts`,
      'Several questions of one round are answered in one challengeResponse, with semicolons between.',
    ],
    opticalData: [
      `${HERE}/authentication/challenge.ts`,
      'Flicker codes are HHD 1.3: through FinTS the challenge for a Reiner SCT reader, otherwise the code itself.',
    ],
    authenticationTimes: [
      `${HERE}/settings.ts`,
      'A decoupled authentication is approved after thirty seconds or three questions; settings change it.',
    ],
  },
  operations: {
    importBankConnection: {
      guesses: [
        'webFormRequired',
        'illegalCharacters',
        'bankTexts',
        'openAuthentications',
        'oneHash',
        'unknownHash',
        'implicitProcedures',
        'otherProcedure',
        'wrongTan',
        'severalQuestions',
        'opticalData',
        'authenticationTimes',
      ],
    },
    updateBankConnection: {
      guesses: [
        'webFormRequired',
        'illegalCharacters',
        'consentSuffices',
        'storedTogether',
        'bankTexts',
        'fifthAccess',
      ],
    },
    connectInterface: {
      guesses: ['webFormRequired', 'illegalCharacters', 'otherCustomer', 'copiedSecrets'],
    },
    removeInterface: { guesses: ['lastInterface'] },
    getBankConnection: { guesses: ['maskedValues'] },
    getAllBankConnections: { guesses: ['maskedValues'] },
    editBankConnection: { guesses: ['webFormRequired', 'storedTogether', 'defaultProcedure'] },
    deleteBankConnection: {},
    deleteAllBankConnections: {},
    deleteConsent: { guesses: ['consentOfOthers'] },
  },
});
