/** Text that is safe inside of an element or a quoted attribute. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

/** Markup that has been made here, and may go out as it is. */
export interface Markup {
  readonly markup: string;
}

type Insert = string | number | undefined | Markup | readonly Markup[];

/** A template in which everything but markup is escaped. */
export function html(parts: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  const markup = parts.reduce((text, part, index) => text + part + written(inserts[index]), '');
  return { markup };
}

function written(insert: Insert): string {
  if (insert === undefined) return '';
  if (typeof insert === 'string' || typeof insert === 'number') return escaped(String(insert));
  return 'markup' in insert ? insert.markup : insert.map(({ markup }) => markup).join('');
}

const STYLE = `
:root{color-scheme:light dark;--ink:#1d2733;--paper:#fff;--ground:#eef1f5;--line:#8a97a6;--accent:#0a5bd3;--on:#fff;--bad:#a4161a}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf3;--paper:#1b222b;--ground:#10151b;--line:#7d8997;--accent:#7db1ff;--on:#0b1622;--bad:#ff9a9d}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif}
main{max-width:30rem;margin:0 auto;padding:1.25rem;background:var(--paper);min-height:100vh}
@media (min-width:34rem){main{margin:2rem auto;min-height:0;border-radius:.75rem}}
h1{font-size:1.4rem;line-height:1.25;margin:.25rem 0 1rem}
label,legend{display:block;font-weight:600;margin:1rem 0 .25rem}
fieldset{border:0;margin:0;padding:0}
input[type=text],input[type=password],input[type=search]{width:100%;font:inherit;padding:.65rem;border:1px solid var(--line);border-radius:.4rem;background:transparent;color:inherit}
.choice{display:flex;gap:.6rem;align-items:flex-start;font-weight:400;padding:.5rem 0;margin:0}
.choice input{margin-top:.35rem;width:1.15rem;height:1.15rem}
button{font:inherit;font-weight:600;width:100%;min-height:2.9rem;margin-top:1.25rem;padding:.5rem 1rem;border:1px solid var(--accent);border-radius:.4rem;background:var(--accent);color:var(--on);cursor:pointer}
button.quiet{background:transparent;color:var(--accent);margin-top:.6rem}
button.row{display:block;text-align:left;background:transparent;color:inherit;border-color:var(--line);margin-top:.5rem;font-weight:400}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.error{color:var(--bad);font-weight:600;border-left:.3rem solid var(--bad);padding-left:.75rem}
.small{font-size:.9rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
img{max-width:100%;background:#fff;padding:.5rem}
code{word-break:break-all}
`;

export interface PageParts {
  readonly language: 'de' | 'en';
  readonly title: string;
  readonly content: Markup;
  /** Seconds, and where to, after which a browser goes on by itself. */
  readonly refresh?: string | undefined;
}

/** A whole page: works without script, on a phone and with a screen reader. */
export function pageHtml({ language, title, content, refresh }: PageParts): string {
  const again =
    refresh === undefined ? undefined : html`<meta http-equiv="refresh" content="${refresh}" />`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        ${again}
        <title>${title}</title>
        <style>
          ${{ markup: STYLE }}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `.markup;
}
