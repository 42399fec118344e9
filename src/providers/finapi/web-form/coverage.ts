import type { Coverage } from '../../../core/coverage.js';

const HERE = 'src/providers/finapi/web-form';

/** How far finAPI's Web Form 2.0 is emulated. */
export const webFormCoverage: Coverage = {
  guesses: {
    statuses: [
      `${HERE}/errors.ts`,
      'Each error code has the status that its name suggests where the description gives none.',
    ],
    failures: [
      `${HERE}/failures.ts`,
      'What no operation answers has the shape of an error: NOT_FOUND, NOT_ALLOWED with 405, NOT_SUPPORTED with 415, 413 or 501; an unreadable body is a validation error.',
    ],
    times: [
      `${HERE}/settings.ts`,
      'A form expires 20 minutes after its creation (setting expirySeconds); a task begins after two seconds or two looks (taskSeconds, taskPolls).',
    ],
    pages: [
      `${HERE}/pages/contact.ts`,
      'The pages are our own; the bank leads its customer back to the form, and redirectUrl is only checked. The end of a form leads on to the redirectUrl or errorRedirectUrl of its address.',
    ],
  },
  everywhere: ['statuses', 'failures'],
  operations: {
    createForBankConnectionImport: {
      guesses: ['times', 'pages'],
      missing: ['profiles', 'translations'],
    },
    getWebForms: { guesses: ['times'] },
    getWebForm: { guesses: ['times'] },
    deleteWebForm: {},
    createBankConnectionUpdateTask: { guesses: ['times'], missing: ['profiles'] },
    getTasks: { guesses: ['times'] },
    getTask: { guesses: ['times'] },
  },
  behaviours: { 'pages of a form': { guesses: ['pages'] } },
};
