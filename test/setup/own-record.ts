import type { Reply } from './browser-less-client.ts'

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const plain = (text: string) => text.replaceAll(/&(#?\w+);/g, (whole, name) => entities[name] ?? whole)

/** The fields of the form `#form` on a page, as a browser would send them but for its buttons. */
export function formIn({ text }: Reply): Record<string, string> {
  const form = /<form id="form"[\s\S]*?<\/form>/.exec(text)?.[0] ?? ''
  const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => [
    attribute(tag, 'name'),
    attribute(tag, 'value'),
  ])
  const selects = [...form.matchAll(/<select[^>]*>[\s\S]*?<\/select>/g)].map(([select]) => {
    const options = [...select.matchAll(/<option[^>]*>/g)].map(([tag]) => tag)
    const chosen = options.find(tag => /\sselected/.test(tag)) ?? options[0] ?? ''
    return [attribute(select, 'name'), attribute(chosen, 'value')]
  })
  return Object.fromEntries([...inputs, ...selects].map(([name = '', value = '']) => [name, plain(value)]))
}
