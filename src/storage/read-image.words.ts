import type { Catalog, Language } from '../html/language.ts'
import { type ImageRefusal, mostImageMegabytes } from './read-image.ts'

const fr = {
  tooLarge: (name: string, megabytes: number) =>
    `${name}\u00a0: plus de ${megabytes}\u00a0Mo. Choisissez une image plus légère`,
  notAnImage: (name: string) => `${name}\u00a0: ce n'est pas une image JPEG, PNG, WebP ou GIF`,
  heic: (name: string) =>
    `${name}\u00a0: les photos au format HEIC ne se lisent pas partout. Enregistrez-la en JPEG`,
  broken: (name: string) => `${name}\u00a0: ce fichier est abîmé ou incomplet`,
  tooManyPixels: (name: string) => `${name}\u00a0: cette image est trop grande`,
  busy: (name: string) =>
    `${name}\u00a0: trop d'images arrivent en ce moment. Ajoutez-la de nouveau dans une minute`,
}
const en: typeof fr = {
  tooLarge: (name, megabytes) => `${name}: more than ${megabytes} MB. Choose a lighter image`,
  notAnImage: name => `${name}: this is no JPEG, PNG, WebP or GIF image`,
  heic: name => `${name}: photographs in HEIC cannot be shown everywhere. Save it as JPEG`,
  broken: name => `${name}: this file is broken or incomplete`,
  tooManyPixels: name => `${name}: this image is too large`,
  busy: name => `${name}: too many images are coming in right now. Add it again in a minute`,
}

const words: Catalog<typeof fr> = { fr, en }

/** Why an image was not taken; it names the file, which may be called anything. */
export function imageRefused(refusal: ImageRefusal, fileName: string, language: Language): string {
  const name = fileName.length > 60 ? `${fileName.slice(0, 57)}…` : fileName
  return words[language][refusal](name, mostImageMegabytes)
}
