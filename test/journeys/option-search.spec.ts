import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../setup/journey.ts'
import { fillIdentity, next } from './registration.ts'
import { looksGood, summary } from './steps.ts'

/*
 * « Fonction », searched by keyword: on the style guide, whose list never changes, and in a registration.
 */

type Combobox = {
  field: Locator
  options: Locator
  /** What a screen reader says is the one that the keyboard is on. */
  current: Locator
  status: Locator
  /** What would be sent. */
  sent(): Promise<string>
}

const combobox = (page: Page): Combobox => ({
  field: page.getByRole('combobox', { name: 'Fonction', exact: true }),
  options: page.getByRole('option').filter({ visible: true }),
  current: page.getByRole('option', { selected: true }).filter({ visible: true }),
  status: page.locator('option-search').getByRole('status'),
  sent: () => page.locator('select[name=occupation]').evaluate(asSent),
})

function asSent(select: SVGElement | HTMLElement): string {
  const form = select.closest('form')
  const value = form && new FormData(form).get('occupation')
  return [...select.querySelectorAll('option')].find(option => option.value === value)?.text ?? ''
}

async function openStyleguide(page: Page, origin: string): Promise<Combobox> {
  await page.goto(`${origin}/styleguide`)
  const { field, ...rest } = combobox(page)
  await expect(field).toBeVisible()
  return { field, ...rest }
}

test.describe('on the style guide', { tag: ['@javascript', '@once'] }, () => {
  test('searched and chosen with the keyboard alone', async ({ page, sharedGuichet: guichet }) => {
    const { field, options, current, status, sent } = await openStyleguide(page, guichet.origin('localhost'))
    await field.focus()
    await expect(options).toHaveCount(0)
    await page.keyboard.press('ArrowDown')
    await expect(options).toHaveCount(12)
    await expect(current).toHaveText("Agent d'entretien")
    await page.keyboard.press('ArrowUp')
    await expect(current).toHaveCount(0)
    await page.keyboard.press('ArrowUp')
    await expect(current).toHaveText('Souffleur de verre')
    await looksGood(page)
    await page.keyboard.press('Home')
    await expect(current).toHaveCount(0)

    await page.keyboard.type('verre')
    await expect(options).toHaveText(['Souffleur de verre'])
    await page.keyboard.press('End')
    await page.keyboard.press('Backspace')
    await expect(options).toHaveText(['Maître verrier', 'Souffleur de verre'])
    await expect(status).toHaveText('Fonctions trouvées : 2')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue('Maître verrier')
    await expect(options).toHaveCount(0)
    await expect(status).toHaveText('Maître verrier')
    expect(await sent()).toBe('Maître verrier')
    await expect(page).toHaveURL(/styleguide$/)
    await expect(field).toBeFocused()

    await test.step('it opens again at what is chosen', async () => {
      await page.keyboard.press('Alt+ArrowDown')
      await expect(current).toHaveText('Maître verrier')
      await page.keyboard.press('Alt+ArrowUp')
      await expect(options).toHaveCount(0)
    })

    await test.step('Escape closes, then clears', async () => {
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Escape')
      await expect(options).toHaveCount(0)
      await expect(field).toHaveValue('Maître verrier')
      await page.keyboard.press('Escape')
      await expect(field).toHaveValue('')
      expect(await sent()).toBe('Choisissez…')
    })
  })

  test('accents, capitals and the order of the words make no difference', async ({
    page,
    sharedGuichet: guichet,
  }) => {
    const { field, options } = await openStyleguide(page, guichet.origin('localhost'))
    for (const [typed, found] of [
      ['electricien', ['Électricien de maintenance']],
      ['MAÎTR', ['Maître verrier', 'Agente de maîtrise']],
      ['bureau employe', ['Employé de bureau']],
      ['oenologue', ['Œnologue-conseil']],
      ["d'ateli", ['Chef d’atelier']],
      ['eur', ['Ingénieure procédés', 'Souffleur de verre']],
    ] as const) {
      await field.fill(typed)
      await expect(options).toHaveText([...found])
    }
  })

  test('what was not chosen counts only when it can mean one thing', async ({
    page,
    sharedGuichet: guichet,
  }) => {
    const { field, options, status, sent } = await openStyleguide(page, guichet.origin('localhost'))
    const leaving = async (typed: string) => {
      await field.fill(typed)
      await page.keyboard.press('Tab')
      await expect(options).toHaveCount(0)
      return await field.inputValue()
    }
    expect(await leaving('maitre')).toBe('Maître verrier')
    expect(await sent()).toBe('Maître verrier')
    expect(await leaving('agent')).toBe('Maître verrier')
    expect(await leaving('cariste')).toBe('Cariste')
    expect(await leaving('astronaute')).toBe('Cariste')
    expect(await sent()).toBe('Cariste')
    expect(await leaving('')).toBe('')
    expect(await sent()).toBe('Choisissez…')

    await test.step('Tab leaves without choosing what the keyboard was on', async () => {
      await field.focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Tab')
      await expect(field).toHaveValue('')
      await expect(field).not.toBeFocused()
      expect(await sent()).toBe('Choisissez…')
    })

    await test.step('Enter in an open list sends nothing', async () => {
      await field.fill('astronaute')
      await expect(page.getByText('Aucune fonction ne correspond').filter({ visible: true })).not.toHaveCount(
        0,
      )
      await expect(field).toHaveAttribute('aria-expanded', 'false')
      await expect(status).toHaveText('Aucune fonction ne correspond')
      await looksGood(page)
      await page.keyboard.press('Enter')
      await field.fill('agent')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Enter')
      await expect(field).toHaveValue("Agent d'entretien")
      await expect(page).toHaveURL(/styleguide$/)
    })
  })

  test('chosen by pointing, the field keeps the keyboard', async ({
    page,
    sharedGuichet: guichet,
    hasTouch,
  }) => {
    const { field, options, sent } = await openStyleguide(page, guichet.origin('localhost'))
    const press = (where: Locator) => (hasTouch ? where.tap() : where.click())
    await press(page.getByText('Fonction', { exact: true }))
    await expect(field).toBeFocused()
    await press(field)
    await expect(options).toHaveCount(12)
    await press(options.filter({ hasText: 'Comptable' }))
    await expect(field).toHaveValue('Comptable')
    await expect(field).toBeFocused()
    await expect(options).toHaveCount(0)
    await press(field)
    await page.keyboard.type('cari')
    await press(options.first())
    expect(await sent()).toBe('Cariste')
    await press(field)
    await expect(options).toHaveCount(12)
    for (const option of await options.all())
      expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await press(page.getByRole('heading', { level: 1 }))
    await expect(options).toHaveCount(0)
  })

  test('a screen reader finds the label, the hint, the error and the help on the field', async ({
    page,
    sharedGuichet: guichet,
  }) => {
    await openStyleguide(page, guichet.origin('localhost'))
    await addList(page, 3)
    const field = page.getByRole('combobox', { name: 'Métier', exact: true })
    await expect(field).toHaveAccessibleDescription('Un mot Choisissez votre métier Flèches')
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(field).toHaveAttribute('aria-required', 'true')
    await expect(field).toHaveAttribute('id', 'trade')
    await expect(field).toHaveValue('Métier 2')
    await expect(page.locator('select[name=trade]')).toBeHidden()
    await field.press('ArrowDown')
    await expect(page.getByRole('listbox', { name: 'Métier', exact: true })).toBeVisible()
    await expect(field).toHaveAttribute('aria-expanded', 'true')
    await expect(page.getByRole('option', { name: 'Métier 2' })).toHaveAttribute('aria-posinset', '2')
    await expect(page.getByRole('option', { name: 'Métier 2' })).toHaveAttribute('aria-setsize', '3')
  })

  test('of some hundreds, those in sight are drawn, and all can be reached', async ({
    page,
    sharedGuichet: guichet,
  }) => {
    const { options, current } = await openStyleguide(page, guichet.origin('localhost'))
    await addList(page, 600)
    const field = page.getByRole('combobox', { name: 'Métier', exact: true })
    await field.fill('metier')
    await expect(options).toHaveCount(50)
    await options.last().scrollIntoViewIfNeeded()
    await expect(options).toHaveCount(100)
    for (let row = 0; row < 120; row++) await page.keyboard.press('ArrowDown')
    await expect(current).toHaveText('Métier 120')
    await expect(current).toBeInViewport()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowUp')
    await expect(current).toHaveText('Métier 600')
    await expect(current).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue('Métier 600')
  })
})

/** One more search on the page, with something wrong in it and so many options. */
async function addList(page: Page, count: number): Promise<void> {
  await page.getByRole('main').evaluate(
    (main, options) => {
      main.insertAdjacentHTML(
        'afterbegin',
        `<form><option-search placeholder="Mot" none="Rien" found="Trouvés : {count}" help="Flèches">
        <div class="field field-wrong"><label for="trade">Métier</label>
        <p id="trade-hint">Un mot</p><p id="trade-error">Choisissez votre métier</p>
        <select class="input" id="trade" name="trade" aria-describedby="trade-hint trade-error"
          aria-invalid="true" aria-required="true"><option value="">Aucun</option>${options}</select></div>
      </option-search></form>`,
      )
    },
    Array.from(
      { length: count },
      (_, at) => `<option value="${at + 1}"${at === 1 ? ' selected' : ''}>Métier ${at + 1}</option>`,
    ).join(''),
  )
}

test('the choice stays, whatever else was wrong, and after a refresh', { tag: '@javascript' }, async ({
  page,
  guichet,
}) => {
  await page.goto(`${guichet.origin('avantages.localhost')}/invitation/verrerie-demo`)
  await page.goto(`${guichet.origin('avantages.localhost')}/inscription/compte`)
  const { field, options, sent } = combobox(page)
  await field.click()
  const second = await options.nth(1).innerText()
  await fillIdentity(page, 'nouvelle@verrerie.example')

  await test.step('nothing chosen: the summary leads into the field', async () => {
    await next(page)
    await summary(page).getByRole('link', { name: 'Choisissez votre fonction dans la liste' }).click()
    await expect(field).toBeFocused()
    await expect(field).toHaveAccessibleDescription(/Choisissez votre fonction dans la liste/)
  })

  await page.keyboard.type(second)
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue(second)

  await test.step('a refresh brings back what the server has not seen yet', async () => {
    await page.goto(page.url())
    await expect(field).toHaveValue(second)
    expect(await sent()).toBe(second)
  })

  await test.step('and the server brings it back with what is wrong elsewhere', async () => {
    await page.getByLabel('Prénom', { exact: true }).fill('')
    await next(page)
    await expect(summary(page).getByRole('link')).toHaveText(['Saisissez votre prénom'])
    await expect(field).toHaveValue(second)
    await looksGood(page)
  })
})
