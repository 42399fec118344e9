export type Format = 'json' | 'xml';

interface Range {
  readonly type: string;
  readonly quality: number;
}

/** How well a format is matched: by the range's quality, then by how exact it is, then by its place. */
type Fit = readonly [quality: number, exactness: number, place: number];

const TYPES: Readonly<Record<Format, readonly string[]>> = {
  json: ['application/json', 'application/*', '*/*'],
  xml: ['application/xml', 'text/xml', 'application/*', 'text/*', '*/*'],
};

const NO_FIT: Fit = [0, 0, 0];

/**
 * The format of an answer: JSON if `Accept` prefers it, else XML, also where neither is wanted. The
 * media type of the request does not count.
 */
export function formatFor(accept: string | undefined): Format {
  if (accept === undefined || accept === '*/*') return 'xml';
  if (accept === 'application/json') return 'json';
  const ranges = accept.slice(0, LONGEST).split(',').map(rangeOf);
  return isBetter(fitOf('json', ranges), fitOf('xml', ranges)) ? 'json' : 'xml';
}

const LONGEST = 1000;

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const value = quality === undefined ? 1 : Number(quality);
  return { type, quality: value >= 0 && value <= 1 ? value : 0 };
}

/** The most exact range that names the format decides, as it does for all media types. */
function fitOf(format: Format, ranges: readonly Range[]): Fit {
  for (const name of TYPES[format]) {
    const place = ranges.findIndex(({ type }) => type === name);
    const range = ranges[place];
    if (range) return [range.quality, exactnessOf(name), -place];
  }
  return NO_FIT;
}

function exactnessOf(name: string): number {
  if (name === '*/*') return 0;
  return name.endsWith('/*') ? 1 : 2;
}

const isBetter = (one: Fit, other: Fit): boolean => {
  for (const [index, value] of one.entries()) {
    const rival = other[index] ?? 0;
    if (value !== rival) return value > rival;
  }
  return false;
};
