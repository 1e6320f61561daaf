import { expect, test } from 'vitest'
import { deviceOf } from './device.ts'
import { deviceInWords } from './device.words.ts'

const mozilla = (system: string, rest: string) => `Mozilla/5.0 (${system}) ${rest}`
const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const chrome = `${webkit} Chrome/141.0.0.0 Safari/537.36`
const apple = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'

test.each([
  ['Firefox sur Windows', mozilla('Windows NT 10.0; Win64; x64; rv:143.0', 'Gecko/20100101 Firefox/143.0')],
  ['Firefox sur Linux', mozilla('X11; Ubuntu; Linux x86_64; rv:143.0', 'Gecko/20100101 Firefox/143.0')],
  [
    'Firefox sur iPhone',
    mozilla('iPhone; CPU iPhone OS 18_6 like Mac OS X', `${apple} FxiOS/143.0 Mobile/15E148 Safari/605.1.15`),
  ],
  ['Chrome sur Windows', mozilla('Windows NT 10.0; Win64; x64', chrome)],
  ['Chrome sur Android', mozilla('Linux; Android 10; K', `${webkit} Chrome/141.0.0.0 Mobile Safari/537.36`)],
  [
    'Chrome sur iPad',
    mozilla('iPad; CPU OS 18_6 like Mac OS X', `${apple} CriOS/141.0.0.0 Mobile/15E148 Safari/604.1`),
  ],
  ['Chrome sur ChromeOS', mozilla('X11; CrOS x86_64 14541.0.0', chrome)],
  ['Edge sur Windows', mozilla('Windows NT 10.0; Win64; x64', `${chrome} Edg/141.0.0.0`)],
  ['Opera sur Mac', mozilla('Macintosh; Intel Mac OS X 10_15_7', `${chrome} OPR/122.0.0.0`)],
  [
    'Samsung Internet sur Android',
    mozilla('Linux; Android 10; K', `${webkit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`),
  ],
  ['Safari sur Mac', mozilla('Macintosh; Intel Mac OS X 10_15_7', `${apple} Version/18.6 Safari/605.1.15`)],
  [
    'Safari sur iPhone',
    mozilla('iPhone; CPU iPhone OS 18_6 like Mac OS X', `${apple} Version/18.6 Mobile/15E148 Safari/604.1`),
  ],
  ['Windows', mozilla('Windows NT 6.1; Trident/7.0; rv:11.0', 'like Gecko')],
  ['appareil inconnu', 'curl/8.5.0'],
  ['appareil inconnu', ''],
  ['appareil inconnu', null],
])('%s', (words, userAgent) => {
  expect(deviceInWords(deviceOf(userAgent), 'fr')).toBe(words)
})

test('it is said in the language of the page', () => {
  expect(deviceInWords(deviceOf(mozilla('Windows NT 10.0', chrome)), 'en')).toBe('Chrome on Windows')
  expect(deviceInWords({ browser: null, system: null }, 'en')).toBe('unknown device')
})
