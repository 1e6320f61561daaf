import type { Catalog } from '../../html/language.ts'

const fr = {
  choose: 'Ajouter des images',
  hint: (most: number, megabytes: number, inAll: number) =>
    `JPEG, PNG, WebP ou GIF, ${megabytes}\u00a0Mo au plus chacune, ${inAll}\u00a0Mo ensemble, ${most} images au plus. Le lieu et la date que l'appareil a notés dans une photo sont effacés.`,
  description: 'Ce que montre cette image',
  descriptionHint: 'Pour celles et ceux qui ne la voient pas.',
  remove: 'Retirer cette image',
  image: (number: number) => `Image ${number}`,
  tooMany: (most: number) => `${most} images au plus\u00a0: les dernières n'ont pas été ajoutées`,
  tooManyOfOne: (most: number) =>
    `Vos fiches ont déjà ${most} images\u00a0: retirez-en d'anciennes pour en ajouter`,
  inAll: (megabytes: number) =>
    `Ces images sont trop nombreuses, ou pèsent ensemble plus de ${megabytes}\u00a0Mo\u00a0: ajoutez les dernières en plusieurs fois`,
}
const en: typeof fr = {
  choose: 'Add images',
  hint: (most, megabytes, inAll) =>
    `JPEG, PNG, WebP or GIF, ${megabytes} MB at most each, ${inAll} MB together, ${most} images at most. The place and date that the camera noted in a photograph are erased.`,
  description: 'What this image shows',
  descriptionHint: 'For those who do not see it.',
  remove: 'Remove this image',
  image: number => `Image ${number}`,
  tooMany: most => `${most} images at most: the last ones were not added`,
  tooManyOfOne: most => `Your records hold ${most} images already: remove old ones to add others`,
  inAll: megabytes =>
    `These images are too many, or above ${megabytes} MB together: add the last ones in several goes`,
}

export const imagesWords: Catalog<typeof fr> = { fr, en }
