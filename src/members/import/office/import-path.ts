/** Where the office brings a member file in. */
export const importPath = '/bureau/adherents/import'
