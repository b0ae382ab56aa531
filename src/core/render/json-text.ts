/** What JSON leaves as it is and a terminal acts on: C1 controls, and characters that are invisible or turn lines around. */
const moving = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** The same value, whoever wrote the texts in it: what a terminal would act on is escaped. */
export const jsonText = (value: object, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(
    moving,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
