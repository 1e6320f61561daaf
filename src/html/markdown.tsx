import MarkdownIt, { type Token } from 'markdown-it'
import type { ComponentChildren, JSX } from 'preact'

// No HTML, no images, no code by indenting, which is how some begin a paragraph; addresses that are typed bare
// become links, and a line that ends stays one.
const notation = new MarkdownIt('default', { html: false, linkify: true, breaks: true, typographer: false })
notation.disable(['image', 'html_block', 'html_inline', 'table', 'strikethrough', 'reference', 'code'])
notation.linkify.set({ fuzzyLink: true })
notation.validateLink = isLink

/** A link leads to a page, or to somebody to write to. */
function isLink(address: string): boolean {
  return /^(https?:\/\/[^\s/]|mailto:[^\s]+@)/i.test(address)
}

export type MarkdownProps = {
  source: string
  /** The level of its topmost headings: they stand below those of the page. */
  level: 2 | 3 | 4
}

/**
 * What somebody typed in Markdown, as elements: the text goes through no HTML on its way, so that nothing
 * which is typed can be a tag or an attribute.
 */
export function Markdown({ source, level }: MarkdownProps) {
  const levels = headingLevels(level)
  return <div class="markdown">{nodesOf(treeOf(notation.parse(source, {})), levels)}</div>
}

/** The words of it, for a search or a summary. */
export function wordsOfMarkdown(source: string): string {
  const words: string[] = []
  for (const { children, content, type } of notation.parse(source, {})) {
    if (children) words.push(children.map(child => (isBreak(child) ? ' ' : child.content)).join(''))
    else if (type === 'fence') words.push(content)
  }
  return words.join(' ').replaceAll(/\s+/g, ' ').trim()
}

const isBreak = ({ type }: Token) => type === 'softbreak' || type === 'hardbreak'

type Branch = { token: Token; children: Branch[] }

/** Puts what lies between an opening and its closing below it. */
function treeOf(tokens: readonly Token[]): Branch[] {
  const top: Branch[] = []
  const open: Branch[][] = [top]
  for (const token of tokens) {
    const branch = { token, children: token.children ? treeOf(token.children) : [] }
    if (token.nesting < 0) open.pop()
    else open.at(-1)?.push(branch)
    if (token.nesting > 0) open.push(branch.children)
  }
  return top
}

/** Headings go down one level at a time, whatever was typed: a reader of screens goes by them. */
function headingLevels(top: number): (typed: number) => number {
  const above: number[] = []
  return typed => {
    while ((above.at(-1) ?? 0) >= typed) above.pop()
    above.push(typed)
    return Math.min(top + above.length - 1, 6)
  }
}

const plain = {
  paragraph_open: 'p',
  bullet_list_open: 'ul',
  list_item_open: 'li',
  blockquote_open: 'blockquote',
  strong_open: 'strong',
  em_open: 'em',
} as const satisfies Record<string, keyof JSX.IntrinsicElements>

type Levels = (typed: number) => number

function nodesOf(branches: readonly Branch[], levels: Levels): ComponentChildren[] {
  return branches.map(branch => nodeOf(branch, levels))
}

function nodeOf({ token, children }: Branch, levels: Levels): ComponentChildren {
  const { type, content } = token
  if (type in plain) {
    // A paragraph of a tight list is none.
    if (token.hidden) return nodesOf(children, levels)
    const Tag = plain[type as keyof typeof plain]
    return <Tag>{nodesOf(children, levels)}</Tag>
  }
  switch (type) {
    case 'inline':
      return nodesOf(children, levels)
    case 'text':
    case 'text_special':
      return content
    case 'softbreak':
    case 'hardbreak':
      return <br />
    case 'heading_open': {
      const Tag = `h${levels(Number(token.tag.slice(1)))}` as 'h3'
      return <Tag>{nodesOf(children, levels)}</Tag>
    }
    case 'ordered_list_open':
      return <ol start={startOf(token)}>{nodesOf(children, levels)}</ol>
    case 'link_open':
      return <Link address={String(token.attrGet('href') ?? '')}>{nodesOf(children, levels)}</Link>
    case 'code_inline':
      return <code>{content}</code>
    case 'fence':
      return (
        <pre>
          <code>{content}</code>
        </pre>
      )
    case 'hr':
      return <hr />
    default:
      return content
  }
}

function startOf(token: Token): number | undefined {
  const start = Number(token.attrGet('start') ?? 1)
  return start === 1 ? undefined : start
}

function Link({ address, children }: { address: string; children: ComponentChildren }) {
  if (!isLink(address)) return children
  return (
    <a href={address} rel="noopener nofollow">
      {children}
    </a>
  )
}
