import type { Language } from '../../languages.js';
import type { WebForm } from '../forms/schema.js';
import { html, type Html } from '../../pages/html.js';
import type { Words } from './texts.js';

/** One page as it is told apart from the frame around it. */
export interface PageContent {
  readonly title: string;
  readonly content: Html;
  /** Seconds, and where to, after which the page asks how things are. */
  readonly refresh?: string;
}

/** The way out, which every page has. */
export const cancelForm = (id: string, words: Words): Html =>
  html`<form method="post" action="./${id}/cancel">
    <button class="second">${words('cancel')}</button>
  </form>`;

/** What was wrong in the step before; screen readers say it at once. */
export function noticeOf({ notice }: WebForm, language: Language): Html | undefined {
  if (notice === undefined) return undefined;
  const text = typeof notice === 'string' ? notice : notice[language];
  return html`<p class="wrong" role="alert">${text}</p>`;
}
