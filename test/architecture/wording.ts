import { commentsOf, type Source } from './source.js';

const BARE_DISABLE = /eslint-disable(?!.*\s--\s+\w)/;
const LEFT_OUT =
  /\b(?:describe|it|test)(?:\.\w+)*\.(?:only|skip|todo)\b|\b(?:x|f)(?:it|describe|test)\(/;
const MACHINE_PATH = /(?<![\w.~-])\/(?:home\/\w|Users\/\w|root\/|work\/)|\b[A-Z]:\\\w/;
const TICKET = /\bissues? (?:#?\d|[A-Z]\b)|(?:^|\s)#\d+\b|\b(?:TODO|FIXME)\b/m;

/** Lines that switch a lint rule off and do not say why. */
export const disablesWithoutReason = (sources: readonly Source[]): string[] =>
  linesWith(sources, BARE_DISABLE);

/** Tests that do not run, or that keep others from running. */
export const testsLeftOut = (sources: readonly Source[]): string[] => linesWith(sources, LEFT_OUT);

/** Lines that hold a path of somebody's machine. */
export const machinePaths = (sources: readonly Source[]): string[] =>
  linesWith(sources, MACHINE_PATH);

/** Comments that speak of tickets: code explains itself without its history. */
export const ticketsInComments = (sources: readonly Source[]): string[] =>
  sources.flatMap((source) =>
    commentsOf(source)
      .filter((comment) => TICKET.test(comment))
      .map((comment) => `${source.path}: ${comment}`),
  );

function linesWith(sources: readonly Source[], pattern: RegExp): string[] {
  return sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .map((line, index) => ({ line, where: `${path}:${index + 1}` }))
      .filter(({ line }) => pattern.test(line))
      .map(({ where }) => where),
  );
}
