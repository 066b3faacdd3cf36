/** What all charts share, so that they look like parts of one page. */
export const INK = '#16181d';
export const INK_2 = '#5b6070';
export const LINE = '#ebecf0';
export const ACCENT = '#2b4acb';
export const GOOD = '#1f8a5b';
export const BAD = '#c43d3d';

export const FONT = { fontFamily: "'Inter Variable', 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif", fontSize: 12, color: INK_2 };

export const TOOLTIP = {
  backgroundColor: '#fff',
  borderColor: '#dcdee4',
  borderWidth: 1,
  padding: [8, 10],
  textStyle: { ...FONT, color: INK },
  extraCssText: 'box-shadow:0 6px 20px rgb(22 24 29 / 10%);border-radius:6px;',
} as const;

export const AXIS_LINE = { axisLine: { lineStyle: { color: '#dcdee4' } }, axisTick: { show: false }, axisLabel: FONT, splitLine: { lineStyle: { color: LINE } } } as const;

/** Names come from people's data and go into chart tooltips, which are HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
