import type { ComponentProps } from 'react';
import Markdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';

const ALIGNMENTS: Record<string, string> = { left: 'text-left', center: 'text-center', right: 'text-right' };

/** The class for a cell's alignment: a style attribute would be dropped by the content policy. */
const alignment = (style: ComponentProps<'td'>['style']) => ALIGNMENTS[style?.textAlign ?? ''];

/** Headings go down by one or two: the page's own title stands above. Pictures would ask other servers for themselves. */
const components: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h6>{children}</h6>,
  img: ({ alt }) => <em>{alt}</em>,
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
  pre: ({ children }) => (
    // Long lines scroll, and whoever has no mouse scrolls too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus.
    <pre tabIndex={0}>{children}</pre>
  ),
  th: ({ children, style }) => <th className={alignment(style)}>{children}</th>,
  td: ({ children, style }) => <td className={alignment(style)}>{children}</td>,
};

interface Node {
  type: string;
  children?: Node[];
}

/** Tags that somebody wrote are shown as they were written: dropped in silence, `List<T>` would be `List`. */
function tagsAsText() {
  const show = (node: Node) => {
    if (node.type === 'raw') node.type = 'text';
    for (const child of node.children ?? []) show(child);
  };
  return show;
}

/**
 * Shows Markdown that anybody may have written. It becomes elements and never HTML: tags in it are text, and links lead
 * to web pages and mail alone.
 */
export function MarkdownText({ text }: { text: string }) {
  return (
    <div className="markdown">
      <Markdown remarkPlugins={[remarkGfm]} rehypePlugins={[tagsAsText, rehypeSanitize]} components={components}>
        {text}
      </Markdown>
    </div>
  );
}
