import type { Response, Test } from 'supertest';

import {
  webFormSettings,
  type WebFormSettings,
} from '../../src/providers/finapi/web-form/settings.js';
import type { FinapiRig } from './finapi.js';

/** Where a client has its users led back to. */
export const BACK = 'https://shop.example.com/back';

export interface ShownForm {
  readonly id: string;
  readonly url: string;
  readonly status: string;
  readonly payload: { readonly bankConnectionId?: number; readonly errorCode?: string };
}

/** Web forms in the hand of a client and of the person who fills them in. */
export class WebFormRig {
  readonly rig: FinapiRig;
  readonly token: string;

  constructor(rig: FinapiRig, token: string) {
    this.rig = rig;
    this.token = token;
  }

  static async start(rig: FinapiRig, user = 'jane'): Promise<WebFormRig> {
    return new WebFormRig(rig, await rig.userToken(user));
  }

  ask(method: 'get' | 'post' | 'delete', path: string, body?: object): Test {
    return this.rig.at(method, `/api${path}`, { token: this.token, ...(body && { body }) });
  }

  order(details: object = {}): Test {
    return this.ask('post', '/webForms/bankConnectionImport', { redirectUrl: BACK, ...details });
  }

  async created(details: object = {}): Promise<ShownForm> {
    return (await this.order(details).expect(201)).body as ShownForm;
  }

  async form(id: string): Promise<ShownForm> {
    return (await this.ask('get', `/webForms/${id}`).expect(200)).body as ShownForm;
  }

  /** Opens a page as a browser does. */
  open(url: string, language = 'en'): Test {
    return this.rig.at('get', pathOf(url), { headers: { 'accept-language': language } });
  }

  /** Posts the form of a page whose action ends like this. */
  post(url: string, action: string, fields: Readonly<Record<string, string>> = {}): Test {
    return this.rig
      .at('post', `${pathOf(url)}/${action}`, {})
      .type('form')
      .send(fields);
  }

  /** Signs in with what the first two fields of a login page want. */
  signIn(url: string, userid: string, pin = userid, fields: object = {}): Test {
    return this.post(url, 'login', { 'credential-0': userid, 'credential-1': pin, ...fields });
  }

  settings(changes: Partial<WebFormSettings>): Promise<void> {
    return this.rig.change((world) => {
      world.changeSettings(webFormSettings, changes);
    });
  }
}

/** The title of a page, and where a browser would go from it by itself. */
export const titleOf = ({ text }: Response): string | undefined =>
  /<h1>([^<]*)<\/h1>/.exec(text)?.[1];

export const pathOf = (url: string): string => {
  const { pathname, search } = new URL(url);
  return pathname + search;
};

/** Status and body of an answer whose body may be anything. */
export const answerIn = ({
  status,
  body,
}: Response): { readonly status: number; readonly body: unknown } => ({
  status,
  body: body as unknown,
});
