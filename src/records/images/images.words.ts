import type { Catalog } from '../../html/language.ts'

const fr = {
  choose: 'Ajouter des images',
  hint: (most: number, megabytes: number) =>
    `JPEG, PNG, WebP ou GIF, ${megabytes} Mo au plus chacune, ${most} images au plus. Le lieu et la date que l'appareil a notés dans une photo sont effacés.`,
  description: 'Ce que montre cette image',
  descriptionHint: 'Pour celles et ceux qui ne la voient pas.',
  remove: 'Retirer cette image',
  image: (number: number) => `Image ${number}`,
  tooMany: (most: number) => `${most} images au plus\u00a0: les dernières n'ont pas été ajoutées`,
  inAll: 'Ces images sont trop lourdes ensemble\u00a0: ajoutez-les en plusieurs fois',
  refusals: {
    tooLarge: (name: string, megabytes: number) =>
      `${name}\u00a0: plus de ${megabytes} Mo. Choisissez une image plus légère`,
    notAnImage: (name: string) => `${name}\u00a0: ce n'est pas une image JPEG, PNG, WebP ou GIF`,
    heic: (name: string) =>
      `${name}\u00a0: les photos au format HEIC ne se lisent pas partout. Enregistrez-la en JPEG`,
    broken: (name: string) => `${name}\u00a0: ce fichier est abîmé ou incomplet`,
    tooManyPixels: (name: string) => `${name}\u00a0: cette image est trop grande`,
  },
}
const en: typeof fr = {
  choose: 'Add images',
  hint: (most, megabytes) =>
    `JPEG, PNG, WebP or GIF, ${megabytes} MB at most each, ${most} images at most. The place and date that the camera noted in a photograph are erased.`,
  description: 'What this image shows',
  descriptionHint: 'For those who do not see it.',
  remove: 'Remove this image',
  image: number => `Image ${number}`,
  tooMany: most => `${most} images at most: the last ones were not added`,
  inAll: 'These images are too heavy together: add them in several goes',
  refusals: {
    tooLarge: (name, megabytes) => `${name}: more than ${megabytes} MB. Choose a lighter image`,
    notAnImage: name => `${name}: this is no JPEG, PNG, WebP or GIF image`,
    heic: name => `${name}: photographs in HEIC cannot be shown everywhere. Save it as JPEG`,
    broken: name => `${name}: this file is broken or incomplete`,
    tooManyPixels: name => `${name}: this image is too large`,
  },
}

export const imagesWords: Catalog<typeof fr> = { fr, en }
