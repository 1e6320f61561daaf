/** Where the office sees one application. */
export const pathOfApplication = (id: string) => `/bureau/demandes/${id}`
