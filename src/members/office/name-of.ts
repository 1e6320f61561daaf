type Named = { givenName: string; familyName: string }

/** A name as one says it; empty where neither part is known. */
export function nameOf({ givenName, familyName }: Named): string {
  return [givenName, familyName].filter(Boolean).join(' ')
}

/** The same in a list that is in the order of family names, which stand first, and in capitals to be told apart. */
export function nameInOrder({ givenName, familyName }: Named): string {
  return [familyName.toLocaleUpperCase('fr'), givenName].filter(Boolean).join(' ')
}
