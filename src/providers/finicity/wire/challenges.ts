import { list, mixed, xmlType } from '../../../core/http/xml-describe.js';
import { Namespace } from './namespaces.js';

/** Not documented: a choice among images carries `image` in place of `text`; we put it before `val`. */
export const Choice = xmlType(Namespace.challenge, {
  text: 'string',
  image: 'string',
  val: 'string',
});

/**
 * The parts of one question in the order in which they are asked. In JSON texts and images (base64)
 * are bare strings, and the array must be the only member.
 */
export const Challenge = xmlType(Namespace.challenge, {
  textOrImageAndChoice: mixed({ text: 'string', image: 'string', choice: Choice }),
});

export const Challenges = xmlType(Namespace.challenge, { challenge: list(Challenge) });

export const ChallengesRoot = {
  name: 'Challenges',
  type: Challenges,
  namespaces: [Namespace.challenge],
} as const;
