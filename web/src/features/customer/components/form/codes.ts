/** ISO 3166 codes that the browser can name; user-assigned and reserved ones have no name of their own and fall out. */
export function countryCodes(): string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  const all = letters.flatMap((first) => letters.map((second) => first + second));
  return all.filter((code) => names.of(code) !== undefined && !NOT_COUNTRIES.has(code));
}

/** Names known to the browser that are no ISO 3166-1 countries: unions, retired codes, exceptional reservations. */
const NOT_COUNTRIES = new Set('AC AN BU CP CQ CS DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO QU RH SU TA TP UK UN VD WK XA XB XK YD YU ZR ZZ'.split(' '));

export function currencyCodes(): string[] {
  return Intl.supportedValuesOf('currency');
}

/** Languages of trade; any other can come in through a file. */
export function languageCodes(): string[] {
  return 'ar bg cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt ro ru sk sl sr sv th tr uk vi zh'.split(' ');
}
