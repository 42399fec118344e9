import { isListed } from '../../banks/directory.js';
import { banksFor } from '../../banks/service.js';
import type { ListedBank } from '../../banks/schema.js';
import type { Reply } from '../../../../core/http/endpoint.js';
import type { BankingInterface } from '../../bank-connections/schema.js';
import { languageOf, type Language } from '../../languages.js';
import { seeOther } from '../endpoint.js';
import type { FoundBanks } from './bank-page.js';
import { prepareStep, takeStep, type PreparedStep } from './contact.js';
import { deskOf, nextAt, type Desk, type PageVisit } from './desk.js';
import { afterStep } from './service.js';
import type { Next } from './state.js';
import { answered, type Said } from './typed.js';
import { noFormPage } from './wire.js';

export type Visited = PageVisit & { readonly params: { readonly id: string } };

export const readerOf = (call: Pick<PageVisit, 'header'>): Language =>
  languageOf(call.header('accept-language'));

export const noForm = (call: Visited): Reply => noFormPage(readerOf(call));

/** Back to the page of the form, which then shows what comes next. */
const onwards = (id: string): Reply => seeOther(`../${id}`);

/** Does something with a form whose turn it is; a page that is late changes nothing. */
export function onDesk(call: Visited, turn: Next['to'], work: (desk: Desk) => void): Reply {
  const desk = deskOf(call, call.params.id);
  if (!desk) return noForm(call);
  if (nextAt(desk).to === turn) work(desk);
  return onwards(desk.form.id);
}

/** A step towards the bank, through one interface. */
export interface Step {
  readonly bankingInterface: BankingInterface;
  readonly prepared: PreparedStep;
}

/** Goes on with what the bank has asked, if that is what was answered. */
export async function goOn(call: Visited, said: Said): Promise<Step | undefined> {
  const desk = deskOf(call, call.params.id);
  if (desk?.form.challenge === undefined || nextAt(desk).to !== 'answer') return undefined;
  const { bankingInterface, step } = desk.form.challenge;
  const login = call.identity.typed.of(call.world, desk.form.id);
  const source = desk.facts.bank && sourceNamed(desk.facts.bank, bankingInterface);
  const more = answered(step, said);
  if (!login || !source || !more) return undefined;
  return { bankingInterface, prepared: await prepareStep(desk, source, login, more) };
}

const sourceNamed = ({ finapi }: ListedBank, name: BankingInterface) =>
  finapi.interfaces.find(({ bankingInterface }) => bankingInterface === name);

/** Keeps what came of a step, in the transaction. */
export function afterContact(call: Visited, step: Step | undefined): Reply {
  const desk = deskOf(call, call.params.id);
  if (!desk) return noForm(call);
  if (step && isOpenFor(desk, step)) {
    afterStep(desk, step.bankingInterface, takeStep(desk, step.prepared));
  }
  return onwards(desk.form.id);
}

/** Meanwhile the same step may have been taken once more, or the form have come to its end. */
const isOpenFor = (desk: Desk, { bankingInterface }: Step): boolean =>
  nextAt(desk).to !== 'nothing' && !desk.form.done.includes(bankingInterface);

/** Banks that a form can import: those of the client that have an interface for accounts. */
export const importable = (
  { configuration, visit }: Desk,
  search?: string,
): readonly ListedBank[] => {
  const { bank, directory } = visit.identity;
  return banksFor(directory.banksOf(bank), { search }, configuration, () => 0)
    .map((counted) => counted.bank)
    .filter(
      (one) => isListed(one) && one.finapi.interfaces.some((source) => source.isAisSupported),
    );
};

export const searched = (desk: Desk, terms: string | undefined): FoundBanks =>
  terms === undefined || terms.trim() === ''
    ? undefined
    : { terms, banks: importable(desk, terms) };
