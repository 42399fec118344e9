import type { Fixtures } from '../../src/bank/fixtures.js';
import type { Institution } from '../../src/bank/institution.js';
import type { PasswordRule, Persona, PersonaLogin } from '../../src/bank/persona.js';
import type { MfaPolicy, NamedQuestion } from '../../src/bank/questions.js';
import { markdownTable } from './markdown.js';

/** Personas with a password of their own, who live at ordinary banks. */
export function personasTable(fixtures: Fixtures): string {
  const rows = fixtures.personas
    .filter((persona) => !isMagic(persona))
    .flatMap((persona) =>
      persona.logins.map((login) => [
        `**${persona.name}** (${persona.country}). ${persona.story}`,
        `${useridOf(login)} / ${passwordsOf(login)}${asks(login.mfa, fixtures)}`,
        banksOf(login, fixtures),
        persona.accounts.map(({ name }) => name).join(', '),
      ]),
    );
  return markdownTable(['Who', 'User id / password', 'Banks', 'Accounts'], rows);
}

/** The documented test logins, one line for all that have the same effect. */
export function loginsTable(fixtures: Fixtures): string {
  const lines = fixtures.personas.filter(isMagic).flatMap(({ logins }) =>
    logins.flatMap((login) =>
      effectsOf(login, fixtures).map(([password, effect]) => ({
        bank: banksOf(login, fixtures),
        userid: useridOf(login),
        password,
        effect,
      })),
    ),
  );
  const rows = lines.filter(isFirstAlike).map((line) => [
    line.bank,
    lines
      .filter((other) => isAlike(line, other))
      .map(({ userid }) => userid)
      .join(' '),
    line.password,
    line.effect,
  ]);
  return markdownTable(['Bank', 'User id', 'Password', 'What happens'], rows);
}

interface Line {
  readonly bank: string;
  readonly userid: string;
  readonly password: string;
  readonly effect: string;
}

const isAlike = (one: Line, other: Line): boolean =>
  one.bank === other.bank && one.password === other.password && one.effect === other.effect;

const isFirstAlike = (line: Line, index: number, lines: readonly Line[]): boolean =>
  lines.findIndex((other) => isAlike(line, other)) === index;

/** Test logins stand for situations: many of them lead to the accounts of one persona. */
const isMagic = ({ logins }: Persona): boolean =>
  logins.length > 1 || logins.some(({ password }) => typeof password !== 'string');

/** Banks that a login names, and how many others it is good at by their tag. */
function banksOf(login: PersonaLogin, { institutions }: Fixtures): string {
  const banks = institutions.filter(({ id }) => login.institutions.includes(id)).map(named);
  const tagged = login.tags.map((tag) => {
    const count = institutions.filter(({ tags }) => tags.includes(tag)).length;
    return `all ${count} banks tagged \`${tag}\``;
  });
  return [...banks, ...tagged].join('; ');
}

const useridOf = ({ userid }: PersonaLogin): string =>
  typeof userid === 'string' ? `\`${userid}\`` : 'any';

const passwordsOf = ({ password }: PersonaLogin): string =>
  typeof password === 'string' ? `\`${password}\`` : password.map(passwordOf).join(', ');

function named({ name, finapi, finicity }: Institution): string {
  const numbers = [
    ...(finapi ? [`finAPI ${finapi.bankId}`] : []),
    ...(finicity ? [`Finicity ${finicity.institutionId}`] : []),
  ];
  return `${name} (${numbers.join(', ')})`;
}

function effectsOf(login: PersonaLogin, fixtures: Fixtures): [password: string, effect: string][] {
  const rules = typeof login.password === 'string' ? [{ exact: login.password }] : login.password;
  if (rules.length === 0) return [['any', 'wrong credentials']];
  const slow = login.slowSeconds === undefined ? '' : ' too slowly (with Finicity: error code 155)';
  return rules.map((rule: PasswordRule) => [
    passwordOf(rule),
    effectOf(rule) + slow + asks(rule.mfa ?? login.mfa, fixtures),
  ]);
}

function passwordOf({ exact, except, codes }: PasswordRule): string {
  if (exact !== undefined) return `\`${exact}\``;
  if (codes) return Object.keys(codes).join(', ');
  return except ? `any but ${except.map((word) => `\`${word}\``).join(', ')}` : 'any';
}

function effectOf({ codes, codeFromPassword, code, later }: PasswordRule): string {
  const when = later ? 'signs in once; from then on fails' : 'fails';
  if (codes || codeFromPassword) return `${when} with the password as error code`;
  return code === undefined ? 'signs in' : `${when} with error code ${code}`;
}

function asks(policy: MfaPolicy | undefined, { challenges }: Fixtures): string {
  if (!policy) return '';
  const names = policy.rounds.flat();
  const questions = challenges.filter(({ id }) => names.includes(id));
  const kinds = [...new Set(questions.map(({ kind }) => KINDS[kind]))].join(' and ');
  const rules = [...new Set(questions.map(rulesOf))].filter((rule) => rule !== '').join('; ');
  const times = names.length === 1 ? '' : `${names.length} times `;
  return `, after ${times}${kinds}${rules === '' ? '' : `: ${rules}`}`;
}

const KINDS: Readonly<Record<NamedQuestion['kind'], string>> = {
  text: 'a text question',
  choice: 'a choice',
  image: 'a picture to read',
  imageChoice: 'a choice among pictures',
};

/** How answers are judged that are not simply right; where no answer is stated any passes. */
function rulesOf({ answers = [], wrong = [], again = [] }: NamedQuestion): string {
  const rules = [
    ...(answers.length > 0 ? [`only ${quoted(answers)} is right`] : []),
    ...(wrong.length > 0 ? [`${quoted(wrong)} is wrong`] : []),
    ...(again.length > 0 ? [`${quoted(again)} asks again`] : []),
  ];
  return rules.join(', ');
}

const quoted = (words: readonly string[]): string =>
  words.map((word) => `\`${word}\``).join(' or ');
