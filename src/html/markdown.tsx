import MarkdownIt, { type Token } from 'markdown-it'
import type { ComponentChildren, JSX } from 'preact'

// No HTML, no code by indenting, which is how some begin a paragraph; addresses that are typed bare become links,
// and a line that ends stays one.
const off = ['html_block', 'html_inline', 'table', 'strikethrough', 'reference', 'code']
/** What anybody may type: no image, as one of elsewhere would tell that server who reads. */
const plainNotation = notationWith(isLink, [...off, 'image'])
/** What an office may type on a page of its site: its images too, and links within the site. */
const siteNotation = notationWith(address => isLink(address) || isWithin(address) || isImage(address), off)

function notationWith(mayLead: (address: string) => boolean, without: readonly string[]) {
  const notation = new MarkdownIt('default', { html: false, linkify: true, breaks: true, typographer: false })
  notation.disable([...without])
  notation.linkify.set({ fuzzyLink: true })
  notation.validateLink = mayLead
  return notation
}

/** A link leads to a page, or to somebody to write to. */
function isLink(address: string): boolean {
  return /^(https?:\/\/[^\s/]|mailto:[^\s]+@)/i.test(address)
}

/** A path of the same site: nothing that a browser could read as another host. */
function isWithin(address: string): boolean {
  return /^\/(?![/\\])[^\s\\]*$/.test(address)
}

/** An image is named by its handle, and by nothing else. */
function isImage(address: string): boolean {
  return /^image:[0-9a-f]{8}$/.test(address)
}

/** An image that a text may show; its handle stands in the text as `![what it shows](image:3f2a9c1e)`. */
type MarkdownImage = { src: string; description: string; width: number; height: number }
/** By their handles. */
export type MarkdownImages = ReadonlyMap<string, MarkdownImage>

/** The handles of the images that a text names, each once. */
export function imageHandlesIn(source: string): string[] {
  return [...new Set([...source.matchAll(/\(image:([0-9a-f]{8})\)/g)].map(([, handle = '']) => handle))]
}

export type MarkdownProps = {
  source: string
  /** The level of its topmost headings: they stand below those of the page. */
  level: 2 | 3 | 4
  /** For a page of the site: the images that it may show. It may link within the site then, too. */
  images?: MarkdownImages
}

/**
 * What somebody typed in Markdown, as elements: the text goes through no HTML on its way, so that nothing
 * which is typed can be a tag or an attribute.
 */
export function Markdown({ source, level, images }: MarkdownProps) {
  const notation = images ? siteNotation : plainNotation
  const setting = { levels: headingLevels(level), images }
  return <div class="markdown">{nodesOf(treeOf(notation.parse(source, {})), setting)}</div>
}

/**
 * The words of it, for a search or a summary.
 * @param typedBy whether the text is a page of a site, on which images may stand.
 */
export function wordsOfMarkdown(source: string, typedBy: 'anybody' | 'office' = 'anybody'): string {
  const notation = typedBy === 'office' ? siteNotation : plainNotation
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

type Setting = { levels: (typed: number) => number; images: MarkdownImages | undefined }

function nodesOf(branches: readonly Branch[], setting: Setting): ComponentChildren[] {
  return branches.map(branch => nodeOf(branch, setting))
}

function nodeOf({ token, children }: Branch, setting: Setting): ComponentChildren {
  const { type, content } = token
  if (type in plain) {
    // A paragraph of a tight list is none.
    if (token.hidden) return nodesOf(children, setting)
    const Tag = plain[type as keyof typeof plain]
    return <Tag>{nodesOf(children, setting)}</Tag>
  }
  switch (type) {
    case 'inline':
      return nodesOf(children, setting)
    case 'text':
    case 'text_special':
      return content
    case 'softbreak':
    case 'hardbreak':
      return <br />
    case 'heading_open': {
      const Tag = `h${setting.levels(Number(token.tag.slice(1)))}` as 'h3'
      return <Tag>{nodesOf(children, setting)}</Tag>
    }
    case 'ordered_list_open':
      return <ol start={startOf(token)}>{nodesOf(children, setting)}</ol>
    case 'link_open':
      return (
        <Link address={String(token.attrGet('href') ?? '')} within={setting.images !== undefined}>
          {nodesOf(children, setting)}
        </Link>
      )
    case 'image':
      return <Image image={setting.images?.get(String(token.attrGet('src')).slice(6))} shows={content} />
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

type LinkProps = { address: string; within: boolean; children: ComponentChildren }

function Link({ address, within, children }: LinkProps) {
  if (within && isWithin(address)) return <a href={address}>{children}</a>
  if (!isLink(address)) return children
  return (
    <a href={address} rel="noopener nofollow">
      {children}
    </a>
  )
}

/** Where there is no such image, what it would show stands in its place. */
function Image({ image, shows }: { image: MarkdownImage | undefined; shows: string }) {
  if (!image) return shows
  const { src, description, width, height } = image
  return <img src={src} alt={shows || description} width={width} height={height} loading="lazy" />
}
