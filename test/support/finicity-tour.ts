import type { Institution } from '../../src/bank/institution.js';
import type { PasswordRule, PersonaLogin } from '../../src/bank/persona.js';
import type { WireFields } from '../../src/core/http/wire.js';
import { loginXml } from '../../src/providers/finicity/client/login-body.js';
import { shipped } from './bank.js';
import {
  answers,
  FinicityClient,
  sessionOf,
  XML_TYPE,
  type Answer,
  type Call,
} from './finicity-client.js';

/** What somebody types at an institution. */
export interface Typed {
  readonly institution: Institution;
  readonly userid: string;
  readonly password: string;
}

/** A code that everybody knows, two with a status of their own, and one that nobody knows. */
const CODES = ['103', '325', '331', '948'];

function passwordsOf({ exact, any, codes, later }: PasswordRule): readonly string[] {
  if (exact !== undefined) return [exact];
  if (any) return ['any'];
  if (codes) return Object.keys(codes);
  return later ? ['185'] : CODES;
}

function passwordsAt({ password }: PersonaLogin): readonly string[] {
  if (typeof password === 'string') return [password];
  return password.length > 0 ? password.flatMap(passwordsOf) : ['any'];
}

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

/** A customer who speaks XML and keeps the bodies that go to and fro. */
export class XmlCustomer {
  readonly bodies: string[] = [];
  readonly #client: FinicityClient;

  constructor(url: string, customer: string) {
    this.#client = new FinicityClient(url, customer);
  }

  get(path: string, call?: Call): Promise<Answer> {
    return this.call('GET', path, call);
  }

  async call(method: string, path: string, call?: Call): Promise<Answer> {
    const answer = await this.#client.call(method, path, call);
    if (answer.text !== '') this.bodies.push(answer.text);
    return answer;
  }

  /** Sends credentials or answers in XML as our own client writes it. */
  login(method: 'POST' | 'PUT', path: string, fields: WireFields, call?: Call): Promise<Answer> {
    const body = loginXml(fields);
    this.bodies.push(body);
    return this.call(method, path, { type: XML_TYPE, body, ...call });
  }

  /** Signs in and answers what is asked, up to the first answer that is no question. */
  discover(typed: Typed): Promise<Answer> {
    const path = `/institutions/${String(typed.institution.finicity?.institutionId)}/logins`;
    return this.answering('POST', path, typedFields(typed));
  }

  async answering(method: 'POST' | 'PUT', path: string, fields: WireFields): Promise<Answer> {
    let answer = await this.login(method, path, fields);
    for (let round = 0; answer.status === 401 && round < 10; round += 1) {
      const headers = sessionOf(answer);
      answer = await this.login(method, path, answersTo(answer.text), { headers });
    }
    return answer;
  }
}

const typedFields = ({ institution, userid, password }: Typed) => ({
  credentials: {
    credential: institution.credentials.flatMap(({ id, finicity }) =>
      finicity ? [{ name: finicity.name, value: id === 'userid' ? userid : password }] : [],
    ),
  },
});

/** One answer for each question: the only right one, the first to choose from, or any. */
function answersTo(challenges: string): WireFields {
  const questions = [...challenges.matchAll(/<challenge>(.*?)<.challenge>/g)];
  return answers(...questions.map(([, question = '']) => answerTo(question)));
}

function answerTo(question: string): string {
  const known = shipped.challenges.find(({ text }) => question.includes(`<text>${text}</text>`));
  return known?.answers?.[0] ?? /<val>(.*?)<.val>/.exec(question)?.[1] ?? 'Rex';
}
