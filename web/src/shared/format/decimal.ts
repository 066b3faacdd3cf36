/** Exact sums of decimal strings. Money never passes through a float. */
interface Scaled {
  digits: bigint;
  scale: number;
}

function scaled(text: string): Scaled {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text.trim());
  if (!match) throw new Error(`Not a decimal number: "${text}"`);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(`${whole}${fraction}` || '0') * (sign === '-' ? -1n : 1n);
  const scale = fraction.length - Number(exponent);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

function at(value: Scaled, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale);
}

function text(digits: bigint, scale: number): string {
  const sign = digits < 0n ? '-' : '';
  const all = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const fraction = scale === 0 ? '' : all.slice(-scale).replace(/0+$/, '');
  const whole = all.slice(0, all.length - scale);
  return fraction === '' ? (whole === '0' ? '0' : sign + whole) : `${sign}${whole}.${fraction}`;
}

export function addDecimals(a: string, b: string): string {
  const [x, y] = [scaled(a), scaled(b)];
  const scale = Math.max(x.scale, y.scale);
  return text(at(x, scale) + at(y, scale), scale);
}

export function subtractDecimals(a: string, b: string): string {
  return addDecimals(a, b.trim().startsWith('-') ? b.trim().slice(1) : `-${b.trim().replace(/^\+/, '')}`);
}

export function sumDecimals(values: readonly string[]): string {
  return values.reduce((sum, value) => addDecimals(sum, value), '0');
}

export function isZero(value: string): boolean {
  return scaled(value).digits === 0n;
}
