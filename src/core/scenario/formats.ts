/** The forms in which a story can be told. */
export const FORMATS = ['json', 'xml'] as const;
export type Format = (typeof FORMATS)[number];
