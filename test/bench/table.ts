import { holds, type Figure } from './bench.js';

const HEAD = ['bench', 'figure', 'measured', 'bar', ''];

/** The figures as aligned lines, each with its bar and whether that holds. */
export function tableOf(figures: readonly (readonly [bench: string, figure: Figure])[]): string {
  const rows = [HEAD, ...figures.map(([bench, figure]) => rowOf(bench, figure))];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

function rowOf(bench: string, figure: Figure): string[] {
  return [bench, figure.what, written(figure.value, figure), barOf(figure), verdictOn(figure)];
}

function barOf(figure: Figure): string {
  if (figure.atMost !== undefined) return `at most ${written(figure.atMost, figure)}`;
  return figure.atLeast === undefined ? '' : `at least ${written(figure.atLeast, figure)}`;
}

function verdictOn(figure: Figure): string {
  if (figure.atMost === undefined && figure.atLeast === undefined) return '';
  return holds(figure) ? 'holds' : 'MISSED';
}

function written(value: number, { unit }: Figure): string {
  if (unit === undefined) return value.toFixed(2);
  const number = value.toFixed(value < 10 ? 1 : 0);
  return unit === '/s' || unit === '%' ? `${number}${unit}` : `${number} ${unit}`;
}
