import { type ThemeConfig, theme as antd } from 'antd';

const FONT = `'Inter Variable', -apple-system, BlinkMacSystemFont, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif`;

/** What differs between light and dark; the rest of the page takes the same colours from base.css. */
const COLORS = {
  light: { accent: '#2b4acb', good: '#1f7f54', goodSoft: '#eef6f0', goodLine: '#b9dcc8', warn: '#96610f', warnSoft: '#fdf6e8', warnLine: '#ecd7a9', bad: '#c43d3d', badSoft: '#fdf0ef', badLine: '#eec3c0', ink: '#16181d', ink2: '#5b6070', ground: '#fbfbfc', paper: '#ffffff', line: '#ebecf0', line2: '#dcdee4', hover: '#f5f6fa', chosen: '#eef1fc', chosenInk: '#1c2f8a' },
  dark: { accent: '#8ba3ff', good: '#54c08d', goodSoft: '#14271e', goodLine: '#28523d', warn: '#e0ac4e', warnSoft: '#2b2415', warnLine: '#55451f', bad: '#f08080', badSoft: '#2d1a1b', badLine: '#5c2f30', ink: '#e7e9ee', ink2: '#a9aebb', ground: '#101216', paper: '#16191f', line: '#262a33', line2: '#363b47', hover: '#1e222a', chosen: '#1d2440', chosenInk: '#c3cffc' },
};

/** One accent, grey everything else, small radii, little shadow. */
export function themeFor(dark: boolean): ThemeConfig {
  const c = dark ? COLORS.dark : COLORS.light;
  return {
    cssVar: { key: 'fenji' },
    hashed: false,
    algorithm: dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#5b78ea' : c.accent,
      colorInfo: c.accent,
      colorLink: c.accent,
      colorSuccess: c.good,
      colorWarning: c.warn,
      colorSuccessBg: c.goodSoft,
      colorSuccessBorder: c.goodLine,
      colorErrorBg: c.badSoft,
      colorErrorBorder: c.badLine,
      colorWarningBg: c.warnSoft,
      colorWarningBorder: c.warnLine,
      colorError: c.bad,
      colorTextBase: c.ink,
      colorBgBase: c.paper,
      colorBgContainer: c.paper,
      colorBgLayout: c.ground,
      colorBorder: c.line2,
      colorBorderSecondary: c.line,
      borderRadius: 6,
      fontFamily: FONT,
      fontSize: 14,
      wireframe: false,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
    },
    components: {
      Table: { headerBg: c.ground, headerColor: c.ink2, headerSplitColor: 'transparent', rowHoverBg: c.hover, bodySortBg: 'transparent', headerSortActiveBg: c.ground, headerSortHoverBg: c.hover, rowSelectedBg: c.chosen, cellPaddingBlock: 10, cellPaddingInline: 12 },
      Menu: { itemHeight: 34, itemBorderRadius: 6, itemSelectedBg: c.chosen, itemSelectedColor: c.chosenInk, itemBg: 'transparent', activeBarBorderWidth: 0 },
      Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none' },
      Alert: { withDescriptionPadding: '10px 14px', withDescriptionIconSize: 16, fontSizeLG: 14 },
      Tabs: { horizontalItemPadding: '10px 0', horizontalItemGutter: 24 },
    },
  };
}
