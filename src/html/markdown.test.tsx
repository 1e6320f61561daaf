import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { imageHandlesIn, Markdown, wordsOfMarkdown } from './markdown.tsx'

const html = (source: string, level: 2 | 3 = 3) =>
  renderToString(<Markdown source={source} level={level} />)
    .replace(/^<div class="markdown">/, '')
    .replace(/<\/div>$/, '')
const away = 'rel="noopener nofollow"'

test.each([
  ['Un **mot** et *un autre*', '<p>Un <strong>mot</strong> et <em>un autre</em></p>'],
  ['Une ligne\net la suite', '<p>Une ligne<br/>et la suite</p>'],
  ['- un\n- deux', '<ul><li>un</li><li>deux</li></ul>'],
  ['3. trois\n4. quatre', '<ol start="3"><li>trois</li><li>quatre</li></ol>'],
  ['> cité', '<blockquote><p>cité</p></blockquote>'],
  ['`a < b`', '<p><code>a &lt; b</code></p>'],
  ['a\n\n---', '<p>a</p><hr/>'],
  ['```\n<b>\n```', '<pre><code>&lt;b>\n</code></pre>'],
  ['     Une ligne en retrait', '<p>Une ligne en retrait</p>'],
  ['Prix \\* net', '<p>Prix * net</p>'],
  [
    '[le four](https://four.example/a?b=1)',
    `<p><a href="https://four.example/a?b=1" ${away}>le four</a></p>`,
  ],
  ['voir www.four.fr', `<p>voir <a href="http://www.four.fr" ${away}>www.four.fr</a></p>`],
  // A picture of elsewhere would tell that server who reads.
  ['![x](https://a.fr/x.png)', `<p>!<a href="https://a.fr/x.png" ${away}>x</a></p>`],
  ['nom@exemple.fr', `<p><a href="mailto:nom@exemple.fr" ${away}>nom@exemple.fr</a></p>`],
])('%j', (source, expected) => {
  expect(html(source)).toBe(expected)
})

test.each([
  '[x](javascript:alert(1))',
  '[x](data:text/html,x)',
  '[x](/bureau)',
  '[x](//evil.example)',
  '[x](vbscript:x)',
  '<javascript:alert(1)>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x]: javascript:alert(1)\n\n[x]',
])('%j makes neither a link that does something else nor an element', source => {
  expect(html(source)).not.toMatch(/<(?!\/?p>|br)/)
})

describe('a page of a site', () => {
  const images = new Map([
    ['0a1b2c3d', { src: '/pages/images/x.webp', description: 'La salle', width: 4, height: 3 }],
  ])
  const page = (source: string) =>
    renderToString(<Markdown source={source} level={2} images={images} />)
      .replace(/^<div class="markdown">/, '')
      .replace(/<\/div>$/, '')
  const image = (alt: string) =>
    `<img src="/pages/images/x.webp" alt="${alt}" width="4" height="3" loading="lazy"/>`

  test.each([
    ['![](image:0a1b2c3d)', `<p>${image('La salle')}</p>`],
    ['![La salle "vide"](image:0a1b2c3d)', `<p>${image('La salle &quot;vide&quot;')}</p>`],
    ['![Une autre](image:ffffffff)', '<p>Une autre</p>'],
    ['[x](/pages/agenda)', '<p><a href="/pages/agenda">x</a></p>'],
    ['[x](https://a.fr/)', `<p><a href="https://a.fr/" ${away}>x</a></p>`],
  ])('%j', (source, expected) => {
    expect(page(source)).toBe(expected)
  })

  test.each([
    '![x](https://a.fr/x.png)',
    '![x](/pages/images/x.webp)',
    '![x](image:../../etc)',
    '[x](//evil.example)',
    '[x](image:0a1b2c3d)',
    '[x](javascript:alert(1))',
  ])('%j shows no image, and leads nowhere that it should not', source => {
    expect(page(source)).not.toMatch(/<img|href="(?!https:\/\/a\.fr)/)
  })

  test('whatever is typed, an image is one of its own and a link is safe', () => {
    fc.assert(
      fc.property(typed, source => {
        const html = page(source)
        expect(html).not.toMatch(/<(?:script|img(?! src="\/pages\/images\/x\.webp"))/)
        for (const [, address = ''] of html.matchAll(/href="([^"]*)"/g))
          expect(address).toMatch(/^(https?:\/\/|mailto:|\/(?![/\\]))/i)
      }),
      { numRuns: 800 },
    )
  })

  test('its words, and the images that it names', () => {
    const source = 'Voici ![la salle](image:0a1b2c3d) et ![](image:0a1b2c3d).'
    expect(wordsOfMarkdown(source, 'office')).toBe('Voici la salle et .')
    expect(imageHandlesIn(source)).toEqual(['0a1b2c3d'])
  })
})

describe('headings', () => {
  const levels = (source: string, level: 2 | 3) =>
    [...html(source, level).matchAll(/<h(\d)>/g)].map(([, digit]) => Number(digit))

  test('stand below those of the page, and go down one at a time', () => {
    expect(levels('# a\n## b\n#### c\n## d\n# e', 3)).toEqual([3, 4, 5, 4, 3])
    expect(levels('#### a\n# b\n## c', 2)).toEqual([2, 2, 3])
    expect(levels('# a\n## b\n### c\n#### d\n##### e\n###### f', 3)).toEqual([3, 4, 5, 6, 6, 6])
  })
})

/** What Markdown is made of, so that chance comes upon it. */
const pieces = fc.constantFrom(
  ...[
    '*',
    '**',
    '_',
    '`',
    '```',
    '~~~',
    '#',
    '##',
    '> ',
    '- ',
    '1. ',
    '[',
    ']',
    '(',
    ')',
    '![',
    '<',
    '>',
    '</',
  ],
  ...[
    'script',
    'img src=x onerror=alert(1)',
    'a href="',
    '"',
    "'",
    '&',
    '&lt;',
    '&#60;',
    '&colon;',
    '\\',
    '|',
  ],
  ...[
    'javascript:',
    'JaVaScRiPt&#58;',
    'data:text/html',
    'https://a.example',
    'mailto:a@b.fr',
    'http://',
    '//',
  ],
  ...[
    '\n',
    '\n\n',
    '    ',
    ' ',
    '\t',
    '---',
    '[x]: ',
    '![a](image:0a1b2c3d)',
    '(/bureau)',
    'style=',
    'onload=',
    '\u0000',
    '\ud800',
    '\u202e',
    'é',
  ],
)
const typed = fc
  .array(fc.oneof({ weight: 5, arbitrary: pieces }, fc.string({ unit: 'binary', maxLength: 6 })), {
    maxLength: 40,
  })
  .map(parts => parts.join(''))

test('whatever is typed, only these elements and attributes come out of it', () => {
  const element =
    /<(?:\/?(?:p|h[3-6]|ul|ol|li|blockquote|strong|em|code|pre)|br\/|hr\/|\/a|ol start="\d+"|a href="(?:https?:\/\/|mailto:)[^"<>]*" rel="noopener nofollow")>/gi
  fc.assert(
    fc.property(typed, source => {
      expect(html(source).replaceAll(element, '')).not.toContain('<')
    }),
    { numRuns: 1500 },
  )
})

test('its words are what one reads', () => {
  expect(wordsOfMarkdown('# Titre\n\nUn **mot**\nsuit.\n\n- [le four](https://a.example)')).toBe(
    'Titre Un mot suit. le four',
  )
})

test.each(['[', '*', '`', '<', '![', '> ', '_a ', '(www.', '- ', '[a](', '**a*', '&#', 'a@b.fr '])(
  'twenty thousand characters of %j come to an end',
  piece => {
    expect(html(piece.repeat(20_000 / piece.length))).toMatch(/^</)
  },
)
