/**
 * A nine-character security number with its check digit, from six characters of an issuer and two
 * of an issue. Issuers that begin with 990 are set aside for private use, so that ours name nothing
 * real.
 */
export function cusip(issuer: string, issue: string): string {
  const basic = issuer + issue;
  const sum = Array.from(basic).reduce((total, letter, index) => {
    const value = parseInt(letter, 36) * (index % 2 === 0 ? 1 : 2);
    return total + Math.floor(value / 10) + (value % 10);
  }, 0);
  return basic + String((10 - (sum % 10)) % 10);
}
