import type { FinapiInterface } from '../../../../bank/institution.js';
import { loginFields } from '../../bank-connections/bank-facts.js';
import type { LoginFieldFacts } from '../../batch-update/facts.js';
import type { Language } from '../../languages.js';
import type { Desk } from './desk.js';
import { cancelForm, noticeOf, type PageContent } from './frame.js';
import { Html, html } from '../../pages/html.js';
import type { Words } from './texts.js';

const TITLES: Readonly<Record<FinapiInterface['bankingInterface'], string>> = {
  XS2A: 'XS2A',
  FINTS_SERVER: 'FinTS',
  WEB_SCRAPER: 'Online-Banking',
};

/** Asks for what the bank wants to know of a customer who signs in. */
export function loginPage(
  { form, facts }: Desk,
  source: FinapiInterface,
  language: Language,
  words: Words,
): PageContent {
  const bank = facts.bank?.name ?? '';
  const fields = loginFields(source, facts.bank?.credentials ?? []).map(({ field }) => field);
  const again = form.challenge && html`<p class="wrong" role="alert">${words('again')}</p>`;
  const content = html`<p>
      <strong>${bank}</strong><br /><span class="note"
        >${words('through')}: ${TITLES[source.bankingInterface]}</span
      >
    </p>
    ${noticeOf(form, language) ?? again}
    <form method="post" action="./${form.id}/login" autocomplete="off">
      ${fields.map((field, index) => fieldOf(field, index, words))} ${ibansOf(source)}
      ${storeOf(fields, words)}
      <button>${words('goOn')}</button>
    </form>
    ${form.done.length > 0 ? skipForm(form.id, words) : undefined} ${cancelForm(form.id, words)}`;
  return { title: words('signIn'), content };
}

function fieldOf(
  { label, isSecret, isMandatory }: LoginFieldFacts,
  index: number,
  words: Words,
): Html {
  const name = `credential-${String(index)}`;
  const type = isSecret ? 'password' : 'text';
  const required = isMandatory ? new Html(' required') : undefined;
  const remark = isMandatory ? undefined : html` <span class="note">(${words('optional')})</span>`;
  return html`<label for="${name}">${label}${remark}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      maxlength="1000"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      ${required}
    /> `;
}

const ibansOf = ({ properties }: FinapiInterface): Html | undefined =>
  properties.includes('DETAILED_CONSENT')
    ? html`<label for="ibans">IBAN</label>
        <input id="ibans" name="ibans" type="text" maxlength="2000" required /> `
    : undefined;

const storeOf = (fields: readonly LoginFieldFacts[], words: Words): Html | undefined =>
  fields.some(({ isSecret, isVolatile }) => isSecret && !isVolatile)
    ? html`<label class="choice"
        ><input type="checkbox" name="store" value="yes" /> ${words('store')}</label
      > `
    : undefined;

const skipForm = (id: string, words: Words): Html =>
  html`<form method="post" action="./${id}/skip">
    <button class="second">${words('skip')}</button>
  </form> `;
