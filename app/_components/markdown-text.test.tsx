import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { MarkdownText } from './markdown-text.tsx';

const render = (text: string) => renderToStaticMarkup(<MarkdownText text={text} />);

/** What people have tried elsewhere: tags, handlers, addresses that run, and ways round filters. */
const CORPUS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<style>@import "//evil.test/x.css"</style>',
  '<link rel=stylesheet href=//evil.test/x.css>',
  '<base href="//evil.test/">',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<form action="javascript:alert(1)"><button>go</button></form>',
  '<object data="javascript:alert(1)"></object>',
  '<a href="javascript:alert(1)">x</a>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  '<div><p></div><script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](  javascript:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](java&#115;cript:alert(1))',
  '[x](&#x6A;&#x61;vascript:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](file:///etc/passwd)',
  '[x](blob:https://evil.test/1)',
  '![x](javascript:alert(1))',
  '![x](https://evil.test/pixel.png)',
  '![x](x"onerror="alert(1))',
  '![x"onerror="alert(1)](y)',
  '<javascript:alert(1)>',
  '[x]: javascript:alert(1)\n\n[x]',
  '[x][y]\n\n[y]: <javascript:alert(1)>',
  '`<script>alert(1)</script>`',
  '```html"onmouseover="alert(1)\n<script>alert(1)</script>\n```',
  '```"><script>alert(1)</script>\nx\n```',
  '[x](https://ok.test/ "title" onclick="alert(1))',
  '| a |\n| --- |\n| <img src=x onerror=alert(1)> |',
  '[^1]\n\n[^1]: <script>alert(1)</script>',
  '- [ ] <input autofocus onfocus=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '\u2028<script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<a name="constructor"></a><a id="location"></a>',
];

const TAGS = /<\/?([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/gi;
const ALLOWED = new Set(
  'div p h3 h4 h5 h6 a code pre em strong del ul ol li table thead tbody tr th td hr br input sup section blockquote'.split(
    ' ',
  ),
);

describe('Markdown that anybody may have written', () => {
  it.each(CORPUS)('makes nothing that runs or is loaded of %j', (text) => {
    const html = render(text);
    for (const [, tag = '', attributes = ''] of html.matchAll(TAGS)) {
      expect(ALLOWED, html).toContain(tag.toLowerCase());
      expect(attributes, html).not.toMatch(/\s(on\w+|style|src|srcdoc|action|formaction|data|name)=/i);
      const href = /\shref="([^"]*)"/i.exec(attributes)?.[1];
      if (href !== undefined && href !== '') expect(href, html).toMatch(/^(https?:|mailto:|#)/);
      const id = /\sid="([^"]*)"/i.exec(attributes)?.[1];
      if (id !== undefined) expect(id, html).toMatch(/^user-content-/);
    }
    // Every < that is left opens one of the tags looked at above.
    expect(html.replace(TAGS, ''), html).not.toContain('<');
  });

  it('shows tags as they were written', () => {
    expect(render('A List<T> of <b>x</b>')).toContain('A List&lt;T&gt; of &lt;b&gt;x&lt;/b&gt;');
    expect(render('<div>\nx\n</div>')).toContain('&lt;div&gt;');
  });

  it('shows what writers use', () => {
    const html = render(
      '# One\n\n## Two\n\n**bold** `code` [link](https://example.com)\n\n| a | b |\n| :-- | --: |\n| 1 | 2 |\n\n```go\nx := 1\n```\n\n- [x] done',
    );
    expect(html).toContain('<h3>One</h3>');
    expect(html).toContain('<strong>bold</strong>');
    expect(html).toContain('<a href="https://example.com" target="_blank" rel="noopener noreferrer nofollow">link</a>');
    expect(html).toContain('<td class="text-right">2</td>');
    expect(html).toContain('<code class="language-go">x := 1\n</code>');
    expect(html).not.toContain('style=');
  });
});
