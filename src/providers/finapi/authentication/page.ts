import type { SignInRefusal } from '../../../bank/sign-in.js';
import type { Reply } from '../../../core/http/endpoint.js';
import type { Language } from '../languages.js';
import { html, type Html } from '../pages/html.js';
import { page } from '../pages/layout.js';

/** What a customer decides about, as the page of the bank tells it. */
export interface Authorization {
  readonly bankName: string;
  /** Whose accounts; absent where the customer says so on this page. */
  readonly userid: string | undefined;
  readonly asksForUserId: boolean;
  readonly asksForPassword: boolean;
  /** Why what was typed has led nowhere. */
  readonly refused: SignInRefusal | undefined;
}

const TEXTS = {
  de: {
    title: 'Zugriff freigeben',
    intro: 'Ein Kontoinformationsdienst bittet um Zugriff auf Ihre Konten.',
    customer: 'Kundin oder Kunde',
    what: 'Umfang',
    scope: 'Kontoliste, Salden und Umsätze',
    userid: 'Anmeldename',
    password: 'PIN',
    refused: 'Anmeldename oder PIN sind nicht richtig.',
    locked: 'Der Zugang zum Online-Banking ist gesperrt. Bitte wenden Sie sich an Ihre Bank.',
    down: 'Die Bank ist gerade nicht erreichbar. Bitte versuchen Sie es später noch einmal.',
    approve: 'Freigeben',
    cancel: 'Abbrechen',
    note: 'Dies ist eine Testbank: Es gibt hier weder Geld noch Konten.',
    gone: 'Diese Freigabe gibt es nicht mehr',
    goneText: 'Sie ist abgelaufen oder schon benutzt worden. Bitte beginnen Sie von vorn.',
  },
  en: {
    title: 'Approve access',
    intro: 'An account information service asks for access to your accounts.',
    customer: 'Customer',
    what: 'Scope',
    scope: 'List of accounts, balances and transactions',
    userid: 'Login name',
    password: 'PIN',
    refused: 'Login name or PIN are not right.',
    locked: 'Access to online banking is locked. Please contact your bank.',
    down: 'The bank cannot be reached at the moment. Please try again later.',
    approve: 'Approve',
    cancel: 'Cancel',
    note: 'This is a test bank: there is neither money nor an account here.',
    gone: 'This authorisation is no longer there',
    goneText: 'It has expired or has been used already. Please begin anew.',
  },
} as const;

/** The page on which a customer decides. */
export function authorizationPage(language: Language, shown: Authorization): Reply {
  const text = TEXTS[language];
  const content = html`<h1>${shown.bankName}: ${text.title}</h1>
    <p>${text.intro}</p>
    <dl>
      ${customerOf(shown, text)}
      <dt>${text.what}</dt>
      <dd>${text.scope}</dd>
    </dl>
    ${refusalOf(shown, text)}
    <form method="post">
      ${fieldsOf(shown, text)}
      <button name="decision" value="approve">${text.approve}</button>
      <button class="second" name="decision" value="cancel" formnovalidate>${text.cancel}</button>
    </form>
    <p class="note">${text.note}</p>`;
  const title = `${shown.bankName}: ${text.title}`;
  return page(shown.refused ? 422 : 200, { language, title, content });
}

/** In the place of a page that leads nowhere any more. */
export function gonePage(language: Language): Reply {
  const { gone, goneText } = TEXTS[language];
  return page(404, {
    language,
    title: gone,
    content: html`<h1>${gone}</h1>
      <p>${goneText}</p>`,
  });
}

type Text = (typeof TEXTS)[Language];

const customerOf = ({ userid }: Authorization, text: Text): Html | undefined =>
  userid === undefined
    ? undefined
    : html`<dt>${text.customer}</dt>
        <dd>${userid}</dd>`;

const refusalOf = ({ refused }: Authorization, text: Text): Html | undefined =>
  refused && html`<p class="wrong" role="alert">${reasonOf(refused, text)}</p>`;

function reasonOf(refused: SignInRefusal, text: Text): string {
  if (refused === 'locked') return text.locked;
  return refused === 'siteDown' || refused === 'failing' ? text.down : text.refused;
}

function fieldsOf({ asksForUserId, asksForPassword }: Authorization, text: Text): Html[] {
  return [
    ...(asksForUserId
      ? [
          html`<label for="userid">${text.userid}</label>
            <input id="userid" name="userid" autocomplete="username" required maxlength="200" />`,
        ]
      : []),
    ...(asksForPassword
      ? [
          html`<label for="pin">${text.password}</label>
            <input
              id="pin"
              name="pin"
              type="password"
              autocomplete="current-password"
              required
              maxlength="200"
            />`,
        ]
      : []),
  ];
}
