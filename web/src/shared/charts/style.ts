/** What all charts share. They are drawn as SVG: the colours are those of the page and follow it into the dark. */
export const INK = 'var(--ink)';
export const INK_2 = 'var(--ink-2)';
export const LINE = 'var(--line)';
export const LINE_2 = 'var(--line-2)';
export const PAPER = 'var(--paper)';
export const ACCENT = 'var(--accent)';
export const BAR = 'var(--bar)';
export const BAR_QUIET = 'var(--bar-quiet)';
export const GOOD = 'var(--good)';
export const BAD = 'var(--bad)';

/** Colours by name cannot be made lighter by computation, so charts do not try on hover. */
export const NO_EMPHASIS = { emphasis: { disabled: true } } as const;

export const FONT = { fontFamily: "'Inter Variable', 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif", fontSize: 12, color: INK_2 };

export const TOOLTIP = {
  backgroundColor: PAPER,
  borderColor: LINE_2,
  borderWidth: 1,
  padding: [8, 10],
  textStyle: { ...FONT, color: INK },
  extraCssText: 'box-shadow:0 6px 20px var(--shadow);border-radius:6px;',
} as const;

export const AXIS_LINE = { axisLine: { lineStyle: { color: LINE_2 } }, axisTick: { show: false }, axisLabel: FONT, splitLine: { lineStyle: { color: LINE } } } as const;

/** Names come from people's data and go into chart tooltips, which are HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
