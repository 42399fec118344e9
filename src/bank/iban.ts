/** A German IBAN with its check digits, from an eight-digit bank code and an account number. */
export function germanIban(bankCode: string, accountNumber: string): string {
  const basic = bankCode + accountNumber.padStart(10, '0');
  const check = 98 - remainder(`${basic}131400`);
  return `DE${String(check).padStart(2, '0')}${basic}`;
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
