/** Languages of texts for end users. */
export type Language = 'de' | 'en';

/**
 * The language in which a caller reads business errors. finAPI knows German (its default),
 * English, Czech and Slovak, ignores sub-tags, and has business errors in the first two alone:
 * we answer English to those who ask for Czech or Slovak. Weights are respected.
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (acceptLanguage === undefined) return 'de';
  const wanted = acceptLanguage
    .slice(0, 255)
    .split(',')
    .map(parsed)
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .find(({ language }) => KNOWN.includes(language));
  return wanted === undefined || wanted.language === 'de' ? 'de' : 'en';
}

const KNOWN = ['de', 'en', 'cs', 'sk'];

function parsed(range: string): { language: string; weight: number } {
  const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
  const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.trim().slice(2));
  return { language: tag.split('-')[0] ?? '', weight: Number.isNaN(weight) ? 1 : weight };
}
