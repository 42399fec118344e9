import type { ListedBank } from '../../banks/schema.js';
import type { Desk } from './desk.js';
import { cancelForm, type PageContent } from './frame.js';
import { html, type Html } from '../../pages/html.js';
import type { Words } from './texts.js';

/** What a search for banks came to; `undefined` where nobody has searched. */
export type FoundBanks =
  { readonly terms: string; readonly banks: readonly ListedBank[] } | undefined;

const MOST_SHOWN = 20;

/** Lets a person search for a bank, and choose one of those that were found. */
export function bankPage({ form }: Desk, words: Words, found: FoundBanks): PageContent {
  const content = html`<form method="get" action="./${form.id}" role="search">
      <label for="search">${words('searchBank')}</label>
      <input
        id="search"
        name="search"
        type="search"
        value="${found?.terms ?? ''}"
        maxlength="200"
        required
        autofocus
      />
      <button>${words('search')}</button>
    </form>
    ${found && resultsOf(form.id, found.banks, words)} ${cancelForm(form.id, words)}`;
  return { title: words('chooseBank'), content };
}

function resultsOf(id: string, banks: readonly ListedBank[], words: Words): Html {
  if (banks.length === 0) return html`<p class="wrong" role="alert">${words('noBank')}</p>`;
  const more = banks.length > MOST_SHOWN && html`<p class="note">${words('manyBanks')}</p>`;
  return html`<form method="post" action="./${id}/bank">
      ${banks.slice(0, MOST_SHOWN).map(choiceOf)}
    </form>
    ${more || undefined}`;
}

const choiceOf = ({ name, finapi }: ListedBank): Html =>
  html`<button class="row" name="bankId" value="${finapi.bankId}">
    ${name}<br /><span class="note"
      >${[finapi.blz, finapi.bic, finapi.city].filter(Boolean).join(' · ')}</span
    >
  </button> `;
