import type { Reply } from '../../../../core/http/endpoint.js';
import type { Language } from '../../languages.js';
import { page } from '../../pages/layout.js';
import { isFinal, statusAt } from '../forms/status.js';
import { answerPage } from './answer-page.js';
import { bankPage, type FoundBanks } from './bank-page.js';
import { nextAt, type Desk } from './desk.js';
import { cancelForm, type PageContent } from './frame.js';
import { html } from '../../pages/html.js';
import { loginPage } from './login-page.js';
import { wordsIn, type TextName, type Words } from './texts.js';

/** The page that a form shows at present. */
export function formPage(desk: Desk, language: Language, found: FoundBanks): Reply {
  const words = wordsIn(language);
  return shown(200, language, contentOf(desk, language, words, found));
}

/** What is shown where there is no form. */
export function noFormPage(language: Language): Reply {
  const words = wordsIn(language);
  const content = html`<p>${words('unknownText')}</p>`;
  return shown(404, language, { title: words('unknown'), content });
}

const shown = (status: number, language: Language, { title, content, refresh }: PageContent) =>
  page(status, {
    language,
    title,
    content: html`<h1>${title}</h1>
      ${content}`,
    refresh,
  });

function contentOf(desk: Desk, language: Language, words: Words, found: FoundBanks): PageContent {
  const status = statusAt(desk.form, desk.visit.now);
  if (isFinal(status)) return endPage(desk, words);
  const next = nextAt(desk);
  switch (next.to) {
    case 'chooseBank':
      return bankPage(desk, words, found);
    case 'acceptTerms':
      return termsPage(desk, words);
    case 'answer':
      return answerPage(desk, language, words);
    case 'signIn':
      return loginPage(desk, next.source, language, words);
    case 'nothing':
      return endPage(desk, words);
  }
}

function termsPage({ form, facts }: Desk, words: Words): PageContent {
  const content = html`<form method="post" action="./${form.id}/terms">
      <p>${words('termsText')} ${facts.latestTerms}.</p>
      <button>${words('accept')}</button>
    </form>
    ${cancelForm(form.id, words)}`;
  return { title: words('terms'), content };
}

const ENDS = {
  COMPLETED: ['done', 'doneText'],
  ABORTED: ['aborted', 'abortedText'],
  EXPIRED: ['expired', 'expiredText'],
  COMPLETED_WITH_ERROR: ['failed', 'failedText'],
} as const satisfies Record<string, readonly [TextName, TextName]>;

function endPage({ form, visit }: Desk, words: Words): PageContent {
  const status = statusAt(form, visit.now);
  const [title, text] = status in ENDS ? ENDS[status as keyof typeof ENDS] : ENDS.COMPLETED;
  const way = status === 'COMPLETED' ? form.returnTo : (form.errorReturnTo ?? form.returnTo);
  const code = form.errorCode && html`<p class="note"><code>${form.errorCode}</code></p>`;
  const back = way !== undefined && html`<p><a href="${way}">${words('back')}</a></p>`;
  const content = html`<p>${words(text)}</p>
    ${code}${back || undefined}`;
  return { title: words(title), content, ...(way !== undefined && { refresh: `3;url=${way}` }) };
}
