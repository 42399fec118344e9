import { html, Html } from '../../src/providers/finapi/pages/html.js';

describe('a template of HTML', () => {
  it('escapes all that is put into it', () => {
    const written = html`<a title="${'"\'>'}">${'<b>&amp;'}</a>`;

    expect(written.text).toBe('<a title="&quot;&#39;&gt;">&lt;b&gt;&amp;amp;</a>');
  });

  it('takes HTML as it is, lists of it, numbers, and nothing', () => {
    const items = ['a', '<'].map((item) => html`<li>${item}</li>`);

    expect(html`${new Html('<hr>')}${items}${7}${undefined}`.text).toBe(
      '<hr><li>a</li><li>&lt;</li>7',
    );
  });
});
