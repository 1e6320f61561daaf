/** The grounds on which a site's colour must stay readable; `style/tokens.css` has the same, and a test compares. */
export const palette = {
  light: { page: '#faf7f2', surface: '#ffffff', sunken: '#f0ebe2', ink: '#231f1a', muted: '#5c554b' },
  dark: { page: '#191714', surface: '#23201c', sunken: '#12100e', ink: '#f3eee6', muted: '#c3baad' },
} as const
