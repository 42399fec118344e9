import type { Reply } from '../../../core/http/endpoint.js';
import type { Language } from '../languages.js';
import { html, Html } from './html.js';

export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly content: Html;
}

const STYLE = new Html(`
:root { color-scheme: light dark; --accent: #0b5c4a; --line: #8a8f98; --wrong: #a3161f; }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
main { max-width: 30rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
p, dl, ul { margin: 0 0 1rem; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
input, select, button { font: inherit; width: 100%; min-height: 2.75rem; padding: .5rem .75rem; border-radius: .375rem; }
input, select { border: 1px solid var(--line); background: Field; color: FieldText; margin-bottom: 1rem; }
button { border: 1px solid var(--accent); background: var(--accent); color: #fff; cursor: pointer; margin-bottom: .75rem; }
button.second { background: transparent; color: inherit; border-color: var(--line); }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.wrong { border-left: .25rem solid var(--wrong); padding-left: .75rem; }
.note { font-size: .875rem; }
`);

/** A page for people: no script, nothing from elsewhere, legible on a phone. */
export const page = (status: number, { language, title, content }: Page): Reply => ({
  status,
  headers: {
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  },
  text: { type: 'text/html; charset=utf-8', content: written(language, title, content) },
});

const written = (language: Language, title: string, content: Html): string =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html> `.text;
