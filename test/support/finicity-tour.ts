import type { Institution } from '../../src/bank/institution.js';
import type { PasswordRule, PersonaLogin } from '../../src/bank/persona.js';
import { loginXml } from '../../src/providers/finicity/client/login-body.js';
import { shipped } from './bank.js';
import { answers, FinicityClient, sessionOf, XML_TYPE, type Answer } from './finicity-client.js';

/** What somebody types at an institution. */
export interface Typed {
  readonly institution: Institution;
  readonly userid: string;
  readonly password: string;
}

/** Codes that are answered each with a status of their own, and one that nobody knows. */
const CODES = ['103', '108', '325', '331', '948'];

const passwordsOf = ({ exact, any, codes }: PasswordRule): readonly string[] => {
  if (exact !== undefined) return [exact];
  return any ? ['any'] : codes ? Object.keys(codes) : CODES;
};

const passwordsAt = ({ password }: PersonaLogin): readonly string[] => {
  if (typeof password === 'string') return [password];
  return password.length > 0 ? password.flatMap(passwordsOf) : ['any'];
};

/** Every login of the fixtures that Finicity reaches, at the first of its institutions. */
export const LOGINS: readonly Typed[] = shipped.personas
  .flatMap(({ logins }) => logins)
  .flatMap((login) => {
    const { userid, institutions } = login;
    const institution = shipped.institutions.find(
      ({ id, finicity }) => finicity && institutions.includes(id),
    );
    if (!institution || typeof userid !== 'string') return [];
    return passwordsAt(login).map((password) => ({ institution, userid, password }));
  });

/** A customer who speaks XML, and the bodies that went to and fro. */
export class XmlCustomer {
  readonly #client: FinicityClient;
  readonly #bodies: string[];

  constructor(url: string, customer: string, bodies: string[]) {
    this.#client = new FinicityClient(url, customer);
    this.#bodies = bodies;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.call('GET', path, undefined, headers);
  }

  async call(
    method: string,
    path: string,
    body?: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const sent = body === undefined ? {} : { type: XML_TYPE, body };
    const answer = await this.#client.call(method, path, { ...sent, headers });
    if (answer.text !== '') this.#bodies.push(answer.text);
    return answer;
  }

  /** Credentials or answers in the XML of our own client, whose bodies count as well. */
  login(
    method: 'POST' | 'PUT',
    path: string,
    fields: Parameters<typeof loginXml>[0],
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const body = loginXml(fields);
    this.#bodies.push(body);
    return this.call(method, path, body, headers);
  }

  /** Signs in and answers what is asked, up to the first answer that is no question. */
  async discover({ institution, userid, password }: Typed): Promise<Answer> {
    const path = `/institutions/${String(institution.finicity?.institutionId)}/logins`;
    let answer = await this.login('POST', path, typedFields({ institution, userid, password }));
    for (let round = 0; answer.status === 401 && round < 10; round += 1) {
      answer = await this.login('POST', path, answersTo(answer.text), sessionOf(answer));
    }
    return answer;
  }
}

export const typedFields = ({ institution, userid, password }: Typed) => ({
  credentials: {
    credential: institution.credentials.flatMap(({ id, finicity }) =>
      finicity ? [{ name: finicity.name, value: id === 'userid' ? userid : password }] : [],
    ),
  },
});

/** One answer for each question: the only right one, the first to choose from, or any. */
export function answersTo(challenges: string) {
  const questions = [...challenges.matchAll(/<challenge>(.*?)<.challenge>/g)];
  return answers(...questions.map(([, question = '']) => answerTo(question)));
}

function answerTo(question: string): string {
  const known = shipped.challenges.find(({ text }) => question.includes(`<text>${text}</text>`));
  return known?.answers?.[0] ?? /<val>(.*?)<.val>/.exec(question)?.[1] ?? 'Rex';
}
