/**
 * A nine-character security number with its check digit, from six characters of an issuer and two
 * of an issue. Issuers that begin with 990 are set aside for private use, so that ours name nothing
 * real.
 */
export function cusip(issuer: string, issue: string): string {
  const basic = issuer + issue;
  let sum = 0;
  for (let index = 0; index < basic.length; index += 1) {
    const value = parseInt(basic.charAt(index), 36) * (index % 2 === 0 ? 1 : 2);
    sum += Math.floor(value / 10) + (value % 10);
  }
  return basic + String((10 - (sum % 10)) % 10);
}
