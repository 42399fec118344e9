import type { Language } from '../../languages.js';
import type { FormStep } from '../forms/schema.js';
import type { Desk } from './desk.js';
import { cancelForm, noticeOf, type PageContent } from './frame.js';
import { Html, html } from '../../pages/html.js';
import type { Words } from './texts.js';

/** What the bank asks before it lets in. */
export function answerPage({ form }: Desk, language: Language, words: Words): PageContent {
  const step = form.challenge?.step;
  const shown = step ? pageOf(form.id, step, words) : { title: '', content: html`` };
  const content = html`${noticeOf(form, language)}${shown.content}${cancelForm(form.id, words)}`;
  return { ...shown, content };
}

function pageOf(id: string, step: FormStep, words: Words): PageContent {
  switch (step.status) {
    case 'TWO_STEP_PROCEDURE_REQUIRED':
      return { title: words('procedure'), content: proceduresForm(id, step, words) };
    case 'REDIRECT_REQUIRED':
      return { title: words('redirect'), content: redirectLink(step, words) };
    case 'DECOUPLED_AUTH_REQUIRED':
    case 'DECOUPLED_AUTH_IN_PROGRESS':
      return {
        title: words('decoupled'),
        content: approvalForm(id, words),
        refresh: `5;url=./${id}/poll`,
      };
    default:
      return { title: words('answer'), content: answerForm(id, step, words) };
  }
}

const proceduresForm = (id: string, { twoStepProcedures = [] }: FormStep, words: Words): Html =>
  html`<form method="post" action="./${id}/answer">
    <fieldset>
      <legend>${words('procedure')}</legend>
      ${twoStepProcedures.map(
        ({ procedureId, procedureName }, index) =>
          html`<label class="choice"
            ><input
              type="radio"
              name="procedure"
              value="${procedureId}"
              required${index === 0 ? new Html(' checked') : undefined}
            />
            ${procedureName}</label
          > `,
      )}
    </fieldset>
    <button>${words('goOn')}</button>
  </form> `;

function answerForm(id: string, step: FormStep, words: Words): Html {
  const { challengeMessage = '', answerFieldLabel = 'TAN', photoTanData, opticalData } = step;
  const photo =
    photoTanData === undefined
      ? undefined
      : html`<p><img src="data:image/png;base64,${photoTanData}" alt="${words('photo')}" /></p>`;
  const optical =
    opticalData === undefined
      ? undefined
      : html`<p>
          ${words('optical')}:<br /><code
            >${Buffer.from(opticalData, 'base64').toString('latin1')}</code
          >
        </p>`;
  return html`<p id="question">${challengeMessage}</p>
    ${photo}${optical}
    <form method="post" action="./${id}/answer" autocomplete="off">
      <label for="answer">${answerFieldLabel}</label>
      <input
        id="answer"
        name="answer"
        type="text"
        maxlength="1000"
        autocomplete="one-time-code"
        aria-describedby="question"
        required
        autofocus
      />
      <button>${words('goOn')}</button>
    </form> `;
}

const redirectLink = ({ redirectUrl = '' }: FormStep, words: Words): Html =>
  html`<p>${words('redirectText')}</p>
    <p><a href="${redirectUrl}">${words('redirect')}</a></p> `;

const approvalForm = (id: string, words: Words): Html =>
  html`<p role="status">${words('decoupledText')}</p>
    <form method="post" action="./${id}/answer"><button>${words('approved')}</button></form> `;
