/** Digits of the bank code and of the account number in an IBAN, by country. */
const LENGTHS = {
  DE: { bankCode: 8, account: 10, ending: '131400' },
  AT: { bankCode: 5, account: 11, ending: '102900' },
} as const;

/** An IBAN with its check digits: German for a bank code of eight digits, Austrian for five. */
export function ibanOf(bankCode: string, accountNumber: string): string {
  const country = bankCode.length === LENGTHS.AT.bankCode ? 'AT' : 'DE';
  const { account, ending } = LENGTHS[country];
  const basic = bankCode + accountNumber.padStart(account, '0');
  const check = 98 - remainder(basic + ending);
  return `${country}${String(check).padStart(2, '0')}${basic}`;
}

/** The bank code inside an IBAN; `undefined` where the country is neither Germany nor Austria. */
export function bankCodeOf(iban: string): string | undefined {
  const country = iban.slice(0, 2);
  if (country !== 'DE' && country !== 'AT') return undefined;
  return iban.slice(4, 4 + LENGTHS[country].bankCode);
}

/** Whether form and check digits of an IBAN are right; knows no list of banks. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const turned = text.slice(4) + text.slice(0, 4);
  const digits = turned.replace(/[A-Z]/g, (letter) => String(parseInt(letter, 36)));
  return remainder(digits) === 1;
}

function remainder(digits: string): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}
