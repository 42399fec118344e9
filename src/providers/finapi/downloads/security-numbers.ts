/** The international number of a security that has a North American one: country, number, check digit. */
export function isinOf(cusip: string): string {
  const basic = `US${cusip}`;
  const digits = Array.from(basic, (letter) => String(parseInt(letter, 36))).join('');
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
      return total + Math.floor(value / 10) + (value % 10);
    }, 0);
  return basic + String((10 - (sum % 10)) % 10);
}

/** Six characters, as German banks number securities; made from the issuer, so that they name nothing real. */
export const wknOf = (cusip: string): string => `X${cusip.slice(3, 8)}`;
