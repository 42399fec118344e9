/**
 * The code that a chipTAN reader sees flicker, as the German banks' HHD 1.3 writes it: hexadecimal
 * digits for the lengths, the start code and the data elements, a Luhn digit and a checksum.
 */
export function flickerCode(startCode: string, elements: readonly string[] = []): string {
  const parts = [startCode, ...elements].map(element);
  const body = parts.map(({ length, content }) => length + content).join('');
  const payload = hexOf(body.length / 2 + 1) + body;
  const luhn = luhnDigit(parts.map(({ content }) => content).join(''));
  return payload + luhn.toString(16).toUpperCase() + checksum(payload);
}

/** The same challenge as a bank sends it, before a reader's software has made a code of it. */
export function challengeCode(startCode: string, elements: readonly string[] = []): string {
  const body = [startCode, ...elements].map((one) => decimalOf(one.length) + one).join('');
  const counted = decimalOf(body.length) + body;
  return String(counted.length).padStart(4, '0') + counted;
}

/** Set in the length of an element that is text rather than digits. */
const TEXT = 0x10;

function element(value: string): { length: string; content: string } {
  if (!/^\d+$/.test(value)) {
    return {
      length: hexOf(value.length | TEXT),
      content: Buffer.from(value, 'latin1').toString('hex').toUpperCase(),
    };
  }
  const content = value.length % 2 === 0 ? value : `${value}F`;
  return { length: hexOf(content.length / 2), content };
}

function luhnDigit(digits: string): number {
  const sum = Array.from(digits)
    .map((digit, index) => Number.parseInt(digit, 16) * (index % 2 === 0 ? 1 : 2))
    .reduce((total, product) => total + Math.floor(product / 10) + (product % 10), 0);
  return (10 - (sum % 10)) % 10;
}

const checksum = (payload: string): string =>
  Array.from(payload)
    .reduce((sum, digit) => sum ^ Number.parseInt(digit, 16), 0)
    .toString(16)
    .toUpperCase();

const hexOf = (value: number): string => value.toString(16).toUpperCase().padStart(2, '0');
const decimalOf = (value: number): string => String(value).padStart(2, '0');
