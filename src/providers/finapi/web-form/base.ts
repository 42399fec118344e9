/** Where the operations of Web Form 2.0 lie; at finAPI on a host of their own. */
export const WEB_FORM_BASE = '/api';
/** Where people find the pages of a form. */
export const PAGES_BASE = '/webForm';
