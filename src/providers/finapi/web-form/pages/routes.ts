import { userRef } from '../../users/document.js';
import { page, seeOther, type PageIdentity } from '../endpoint.js';
import { prepareStep } from './contact.js';
import { deskOf, nextAt } from './desk.js';
import {
  Answer,
  ChosenBank,
  Nothing,
  OpenQuery,
  PagePath,
  ReturnQuery,
  TypedLogin,
} from './schema.js';
import { acceptTerms, cancel, chooseBank, openForm, skipRest } from './service.js';
import { loginOf } from './typed.js';
import {
  afterContact,
  goOn,
  importable,
  noForm,
  onDesk,
  readerOf,
  searched,
  type Step,
} from './visit.js';
import { formPage } from './wire.js';

/** The user whose form it is. */
const needs = ({ identity: { forms } }: { readonly identity: PageIdentity }) =>
  forms ? [userRef(forms.key)] : [];

export const showWebFormPage = page({
  method: 'get',
  path: '/:document/:id',
  params: PagePath,
  query: OpenQuery,
  needs,
  handle: (call) => {
    const desk = deskOf(call, call.params.id);
    if (!desk) return noForm(call);
    if (nextAt(desk).to !== 'nothing') openForm(desk, call.query);
    const shown = deskOf(call, call.params.id) ?? desk;
    return formPage(shown, readerOf(call), searched(shown, call.query.search));
  },
});

export const chooseBankOnPage = page({
  method: 'post',
  path: '/:document/:id/bank',
  params: PagePath,
  body: ChosenBank,
  needs,
  handle: (call) =>
    onDesk(call, 'chooseBank', (desk) => {
      const bankId = Number(call.body.bankId);
      const isOffered = importable(desk).some(({ finapi }) => finapi.bankId === bankId);
      if (isOffered) chooseBank(desk, bankId);
    }),
});

export const acceptTermsOnPage = page({
  method: 'post',
  path: '/:document/:id/terms',
  params: PagePath,
  body: Nothing,
  needs,
  handle: (call) => onDesk(call, 'acceptTerms', acceptTerms),
});

export const signInOnPage = page({
  method: 'post',
  path: '/:document/:id/login',
  params: PagePath,
  body: TypedLogin,
  needs,
  prepare: async (call): Promise<Step | undefined> => {
    const desk = deskOf(call, call.params.id);
    if (!desk) return undefined;
    const next = nextAt(desk);
    if (next.to !== 'signIn') return undefined;
    const login = loginOf(desk, next.source, call.body);
    call.identity.typed.keep(call.world, desk.form.id, login);
    const { bankingInterface } = next.source;
    return { bankingInterface, prepared: await prepareStep(desk, next.source, login) };
  },
  handle: (call) => afterContact(call, call.prepared),
});

export const answerOnPage = page({
  method: 'post',
  path: '/:document/:id/answer',
  params: PagePath,
  body: Answer,
  needs,
  prepare: (call) => goOn(call, call.body),
  handle: (call) => afterContact(call, call.prepared),
});

/** Where a page goes by itself while somebody approves elsewhere. */
export const pollOnPage = page({
  method: 'get',
  path: '/:document/:id/poll',
  params: PagePath,
  needs,
  prepare: (call) => goOn(call, {}),
  handle: (call) => afterContact(call, call.prepared),
});

/** Where the bank leads its customer back to. */
export const returnToPage = page({
  method: 'get',
  path: '/:document/:id/return',
  params: PagePath,
  query: ReturnQuery,
  needs,
  prepare: (call) => goOn(call, { redirectCallback: new URLSearchParams(call.query).toString() }),
  handle: (call) => afterContact(call, call.prepared),
});

export const skipOnPage = page({
  method: 'post',
  path: '/:document/:id/skip',
  params: PagePath,
  body: Nothing,
  needs,
  handle: (call) => onDesk(call, 'signIn', skipRest),
});

export const cancelOnPage = page({
  method: 'post',
  path: '/:document/:id/cancel',
  params: PagePath,
  body: Nothing,
  needs,
  handle: (call) => {
    const desk = deskOf(call, call.params.id);
    if (!desk) return noForm(call);
    if (nextAt(desk).to !== 'nothing') cancel(desk);
    return seeOther(`../${desk.form.id}`);
  },
});
