import type { Reply } from '../../../core/http/endpoint.js';
import type { Language } from '../languages.js';
import { html, Html } from './html.js';

export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly content: Html;
  /** Seconds, and where to, after which a browser goes on by itself. */
  readonly refresh?: string | undefined;
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
.note { font-size: .875rem; font-weight: 400; }
fieldset { border: 0; margin: 0; padding: 0; }
.choice { display: flex; gap: .6rem; align-items: flex-start; font-weight: 400; padding: .5rem 0; }
.choice input { width: 1.25rem; min-height: 1.25rem; margin: .125rem 0 0; flex: none; }
button.row { text-align: left; background: transparent; color: inherit; border-color: var(--line); }
img { max-width: 100%; background: #fff; padding: .5rem; }
code { overflow-wrap: anywhere; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`);

/** Nothing of a page is kept by browsers, may be framed, or loads anything from elsewhere. */
export const PAGE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** A page for people: no script, nothing from elsewhere, legible on a phone. */
export const page = (status: number, parts: Page): Reply => ({
  status,
  headers: PAGE_HEADERS,
  text: { type: 'text/html; charset=utf-8', content: written(parts) },
});

function written({ language, title, content, refresh }: Page): string {
  const again = refresh && html`<meta http-equiv="refresh" content="${refresh}" />`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${again}
        <title>${title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html> `.text;
}
