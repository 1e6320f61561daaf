import { renderToString } from 'preact-render-to-string'
import { readableOn } from '../html/site-stylesheet.ts'
import type { Site } from '../organisations/site.ts'
import type { Block, LetterContent } from './letter.ts'
import { mailWords } from './mail.words.ts'

/** The letter for those who read plain text: the same blocks, links in full on a line of their own. */
export function letterText(site: Site, content: LetterContent): string {
  const words = mailWords[site.language]
  const blocks = content.blocks.map(block => {
    if ('paragraph' in block) return block.paragraph
    if ('note' in block) return block.note
    return `${block.button}${words.colon}\n${block.url}`
  })
  return `${[words.greeting, ...blocks, site.name, `--\n${content.reason}\n${contact(site)}`].join('\n\n')}\n`
}

/** The letter as HTML: tables and attributes of its own, since mail readers drop stylesheets; no image is needed. */
export function letterHtml(site: Site, content: LetterContent): string {
  return `<!doctype html>${renderToString(<LetterDocument site={site} content={content} />)}`
}

const font = 'font-family:Georgia,"Times New Roman",serif'
const sans = 'font-family:-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif'

function LetterDocument({ site, content }: { site: Site; content: LetterContent }) {
  const words = mailWords[site.language]
  return (
    <html lang={site.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light" />
        <title>{content.subject}</title>
      </head>
      <body
        style={`margin:0;padding:24px 12px;background:#f4f2ee;color:#1c1b1a;${sans};font-size:18px;line-height:1.5`}
      >
        <table
          role="presentation"
          style="width:100%;max-width:600px;margin:0 auto;border-collapse:collapse;background:#ffffff"
        >
          <tr>
            <td
              style={`padding:20px 28px;background:${site.colour};color:${readableOn(site.colour)};${font};font-size:22px;font-weight:bold`}
            >
              {site.name}
            </td>
          </tr>
          <tr>
            <td style="padding:28px">
              <p style="margin:0 0 18px">{words.greeting}</p>
              {content.blocks.map(block => (
                <BlockHtml
                  key={JSON.stringify(block)}
                  block={block}
                  colour={site.colour}
                  colon={words.colon}
                />
              ))}
              <p style="margin:28px 0 0">{site.name}</p>
            </td>
          </tr>
          <tr>
            <td style="padding:18px 28px;border-top:1px solid #dcd8d0;color:#55514c;font-size:15px">
              <p style="margin:0 0 6px">{content.reason}</p>
              <p style="margin:0">{contact(site)}</p>
            </td>
          </tr>
        </table>
      </body>
    </html>
  )
}

function BlockHtml({ block, colour, colon }: { block: Block; colour: string; colon: string }) {
  if ('paragraph' in block) return <p style="margin:0 0 18px">{block.paragraph}</p>
  if ('note' in block) return <p style="margin:0 0 18px;color:#55514c;font-size:16px">{block.note}</p>
  return (
    <>
      <p style="margin:26px 0">
        <a
          href={block.url}
          style={`display:inline-block;padding:14px 24px;background:${colour};color:${readableOn(colour)};font-weight:bold;text-decoration:none;border-radius:6px`}
        >
          {block.button}
        </a>
      </p>
      <p style="margin:0 0 18px;color:#55514c;font-size:15px;word-break:break-all">
        {block.button}
        {colon}{' '}
        <a href={block.url} style="color:#55514c">
          {block.url}
        </a>
      </p>
    </>
  )
}

function contact(site: Site): string {
  return [site.name, site.contactEmail, site.contactPhone].filter(Boolean).join(' · ')
}
