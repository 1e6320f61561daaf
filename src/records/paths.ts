/** Where records are: a member's own, those of a rubric, and those of the office. */
export const ownRecordsPath = '/espace/fiches'
export const ownRecordPath = (id: string) => `${ownRecordsPath}/${id}`
export const previewPath = (id: string) => `${ownRecordsPath}/${id}/apercu`
export const newRecordPath = (rubric: string) => `${ownRecordsPath}/nouvelle/${rubric}`
export const rubricPath = (rubric: string) => `/rubriques/${rubric}`
export const recordPath = (rubric: string, id: string) => `/rubriques/${rubric}/${id}`
export const officeRecordsPath = '/bureau/fiches'
export const officeRecordPath = (id: string) => `/bureau/fiches/${id}`
