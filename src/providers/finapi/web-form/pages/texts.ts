import type { Language } from '../../languages.js';

const TEXTS = {
  chooseBank: { de: 'Bank auswählen', en: 'Choose your bank' },
  searchBank: { de: 'Name, BLZ, BIC, IBAN oder Ort', en: 'Name, bank code, BIC, IBAN or city' },
  search: { de: 'Suchen', en: 'Search' },
  noBank: {
    de: 'Dazu gibt es keine Bank, deren Konten importiert werden können.',
    en: 'There is no such bank whose accounts can be imported.',
  },
  manyBanks: {
    de: 'Es gibt weitere Banken; nennen Sie mehr Begriffe.',
    en: 'There are more banks; give more terms.',
  },
  signIn: { de: 'Bei der Bank anmelden', en: 'Sign in at your bank' },
  through: { de: 'Zugang', en: 'Access' },
  store: {
    de: 'Zugangsdaten speichern, damit Konten ohne mein Zutun aktualisiert werden',
    en: 'Store my credentials, so that accounts are updated without me',
  },
  optional: { de: 'freiwillig', en: 'optional' },
  goOn: { de: 'Weiter', en: 'Continue' },
  cancel: { de: 'Abbrechen', en: 'Cancel' },
  skip: { de: 'Diesen Zugang überspringen', en: 'Skip this access' },
  terms: { de: 'Nutzungsbedingungen', en: 'Terms and conditions' },
  termsText: {
    de: 'Ich habe die Nutzungsbedingungen dieser Sandbox gelesen und nehme sie an. Version',
    en: 'I have read the terms and conditions of this sandbox and accept them. Version',
  },
  accept: { de: 'Annehmen', en: 'Accept' },
  procedure: { de: 'Verfahren auswählen', en: 'Choose a procedure' },
  answer: { de: 'Ihre Bank fragt nach', en: 'Your bank asks' },
  photo: { de: 'Bild der Bank', en: 'Picture of the bank' },
  optical: { de: 'Code für den Kartenleser', en: 'Code for the card reader' },
  redirect: { de: 'Weiter zur Bank', en: 'Continue at your bank' },
  redirectText: {
    de: 'Melden Sie sich auf der Seite Ihrer Bank an. Danach geht es hier weiter.',
    en: 'Sign in on the page of your bank. Afterwards you return here.',
  },
  decoupled: { de: 'In der App bestätigen', en: 'Approve in your app' },
  decoupledText: {
    de: 'Bestätigen Sie die Anmeldung in der App Ihrer Bank. Diese Seite fragt von selbst nach.',
    en: 'Approve the sign-in in the app of your bank. This page asks by itself how far it is.',
  },
  approved: { de: 'Ich habe bestätigt', en: 'I have approved' },
  done: { de: 'Fertig', en: 'Done' },
  doneText: {
    de: 'Ihre Konten sind verbunden. Sie können diese Seite schließen.',
    en: 'Your accounts are connected. You may close this page.',
  },
  aborted: { de: 'Abgebrochen', en: 'Cancelled' },
  abortedText: {
    de: 'Sie haben den Vorgang abgebrochen. Sie können diese Seite schließen.',
    en: 'You have cancelled this form. You may close this page.',
  },
  failed: { de: 'Das hat nicht geklappt', en: 'That did not work' },
  failedText: {
    de: 'Der Vorgang ist mit einem Fehler zu Ende gegangen. Sie können diese Seite schließen.',
    en: 'This form ended with an error. You may close this page.',
  },
  expired: { de: 'Abgelaufen', en: 'Expired' },
  expiredText: {
    de: 'Dieses Formular ist abgelaufen. Fordern Sie ein neues an.',
    en: 'This form has expired. Ask for a new one.',
  },
  unknown: { de: 'Kein Formular', en: 'No form' },
  unknownText: {
    de: 'Unter dieser Adresse gibt es kein Formular.',
    en: 'There is no form at this address.',
  },
  back: { de: 'Zurück', en: 'Back' },
  again: {
    de: 'Bitte geben Sie Ihre Zugangsdaten noch einmal ein.',
    en: 'Please enter your credentials once more.',
  },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

export type TextName = keyof typeof TEXTS;

/** The words of the pages in one language. */
export const wordsIn =
  (language: Language) =>
  (name: TextName): string =>
    TEXTS[name][language];
export type Words = ReturnType<typeof wordsIn>;
