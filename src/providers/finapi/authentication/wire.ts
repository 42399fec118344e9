import type { WireFields } from '../../../core/http/wire.js';
import { procedureFields } from '../bank-connections/wire.js';
import { FinapiError } from '../errors.js';
import type { ShownChallenge } from './challenge.js';
import type { MsaStatus } from './steps.js';

/** The answer 510: what the user has to do before the same call can go on. */
export const authenticationRequired = (challenge: ShownChallenge): FinapiError =>
  new FinapiError(
    [
      {
        code: 'ADDITIONAL_AUTHENTICATION_REQUIRED',
        text: {
          de: 'Eine weitere Authentifizierung ist erforderlich',
          en: 'An additional authentication is required',
        },
        multiStepAuthentication: challengeFields(challenge),
      },
    ],
    {
      rule: `The bank asks for strong authentication: ${challenge.status}.`,
      next: NEXT[challenge.status],
    },
  );

export const challengeFields = ({
  hash,
  status,
  message,
  answerLabel,
  redirect,
  procedures,
  photo,
  optical,
  isReinerSct,
}: ShownChallenge): WireFields => ({
  hash,
  status,
  challengeMessage: message,
  answerFieldLabel: answerLabel,
  redirectUrl: redirect?.url,
  redirectContext: redirect?.context,
  redirectContextField: redirect?.field,
  twoStepProcedures: procedures?.map(procedureFields),
  photoTanMimeType: photo === undefined ? undefined : 'image/png',
  photoTanData: photo,
  opticalData: optical,
  opticalDataAsReinerSct: isReinerSct,
});

const SAME =
  'Repeat the call with the same arguments and, in multiStepAuthentication, the hash and';

const NEXT: Readonly<Record<MsaStatus, string>> = {
  TWO_STEP_PROCEDURE_REQUIRED: `${SAME} a twoStepProcedureId.`,
  CHALLENGE_RESPONSE_REQUIRED: `${SAME} the challengeResponse.`,
  REDIRECT_REQUIRED: `Open redirectUrl and decide. ${SAME} the redirectCallback.`,
  DECOUPLED_AUTH_REQUIRED: `${SAME} decoupledCallback true, every five seconds.`,
  DECOUPLED_AUTH_IN_PROGRESS: `${SAME} decoupledCallback true, until the customer has approved.`,
};
