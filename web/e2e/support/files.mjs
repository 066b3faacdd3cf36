// Files that people bring, made up for the stories.
const DAY_MILLIS = 86_400_000;
const COUNTRIES = ['Germany', 'France', 'Japan', 'Brazil'];

/**
 * Order lines of twelve customers, two to a document; two of the first sixty lines have a quantity that is no number.
 * @param {{country?: string, lines?: number}} wanted
 * @returns {{name: string, mimeType: string, buffer: Buffer, badRows: number[], lines: number, prefix: string}}
 */
export function orderLines(currency, prefix = `E2E${Date.now() % 100_000}`, { country, lines = 60 } = {}) {
  const badLines = new Set([17, 41]);
  const rows = ['Order number,Order date,Customer number,Customer name,Country,Product code,Product name,Quantity,Unit price,Currency'];
  for (let line = 0; line < lines; line++) {
    const order = Math.floor(line / 2);
    const customer = order % 12;
    const date = new Date(Date.now() - ((order % 60) + 3) * 5 * DAY_MILLIS).toISOString().slice(0, 10);
    const quantity = badLines.has(line) ? 'twelve' : 1 + (line % 7);
    rows.push([`${prefix}-${1000 + order}`, date, `${prefix}-K${customer}`, `Story Customer ${customer}`, country ?? COUNTRIES[customer % 4], `P${line % 9}`, `Product ${line % 9}`, quantity, (10 + (line % 60)).toFixed(2), currency].join(','));
  }
  // Row 1 of a file is its header.
  return { name: `${prefix}.csv`, mimeType: 'text/csv', buffer: Buffer.from(`${rows.join('\n')}\n`), badRows: [...badLines].map((line) => line + 2), lines, prefix };
}
