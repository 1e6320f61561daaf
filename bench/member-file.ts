const givenNames = ['Marie', 'Jean', 'Éric', 'Céline', 'Noémie', 'André', 'Thérèse', 'Loïc', 'Zoé', 'Gaëlle']
const familyNames = ['LEFÈVRE', 'Meunier', 'PETIT', 'Noël', "d'Orbigny", 'de la Tour', 'ROY', 'Huet', 'CŒUR']
const streets = ['rue Haute', 'avenue Foch', 'impasse du Lavoir', 'chemin des Vignes', 'bd Clemenceau']
const towns = [
  ['21000', 'Dijon'],
  ['01000', 'Bourg-en-Bresse'],
  ['71000', 'Mâcon'],
  ['58000', 'Nevers'],
  ['39000', 'Lons-le-Saunier'],
] as const
const headings =
  "Civilité;Nom;Prénom;Date de naissance;Adresse;Complément;Code postal;Ville;Pays;Téléphone;Portable;Courriel;N° adhérent;Date d'adhésion;Échéance cotisation;Montant"

/** A member list as offices have them, made up: numbers, names, birth dates, addresses, phones, dues; no two alike. */
export function memberFile(lines: number, series = 'm'): string {
  const of = <T>(list: readonly T[], at: number) => list[at % list.length] as T
  const two = (figure: number) => String(figure).padStart(2, '0')
  const rows = Array.from({ length: lines }, (_, at) => {
    const [postcode, town] = of(towns, at)
    const mixed = (at * 7919) % 100_000
    return [
      of(['Mme', 'M.', ''], at),
      `${of(familyNames, at)}-${series}${at}`,
      of(givenNames, mixed),
      `${two(1 + (at % 28))}/${two(1 + (at % 12))}/${1930 + (mixed % 70)}`,
      `${1 + (mixed % 180)} ${of(streets, mixed)}`,
      of(['', 'Bât. B, appt 12', '', 'Résidence « Les Tilleuls »'], at),
      postcode,
      town,
      of(['', 'FRANCE', 'France'], at),
      of(['', `03 80 ${two(at % 100)} ${two(mixed % 100)} 47`], at),
      // Of some, a spreadsheet has eaten the zero.
      at % 50 === 0
        ? `6289${String(mixed).padStart(5, '0')}`
        : `06 ${two(mixed % 100)} ${two(at % 100)} 27 96`,
      `${series}.${at}@boite.example`,
      `${series}-${at}`,
      `${two(1 + (mixed % 28))}/${two(1 + (at % 12))}/${2000 + (at % 25)}`,
      `${two(1 + (at % 28))}/${two(1 + (mixed % 12))}/2027`,
      of(['35', '35,00', '1 035,50'], at),
    ].join(';')
  })
  return [headings, ...rows].join('\r\n')
}
