import type { ThemeConfig } from 'antd';

const FONT = `'Inter Variable', -apple-system, BlinkMacSystemFont, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif`;

/** One accent, grey everything else, small radii, little shadow. */
export const theme: ThemeConfig = {
  cssVar: { key: 'fenji' },
  hashed: false,
  token: {
    colorPrimary: '#2b4acb',
    colorInfo: '#2b4acb',
    colorLink: '#2b4acb',
    colorSuccess: '#1f8a5b',
    colorWarning: '#b7791f',
    colorError: '#c43d3d',
    colorTextBase: '#16181d',
    colorBgLayout: '#fbfbfc',
    colorBorder: '#dcdee4',
    colorBorderSecondary: '#ebecf0',
    borderRadius: 6,
    fontFamily: FONT,
    fontSize: 14,
    wireframe: false,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Table: { headerBg: '#fbfbfc', headerColor: '#5b6070', headerSplitColor: 'transparent', rowHoverBg: '#f5f6fa', bodySortBg: 'transparent', headerSortActiveBg: '#fbfbfc', headerSortHoverBg: '#f2f3f6', rowSelectedBg: '#eef1fc', cellPaddingBlock: 10, cellPaddingInline: 12 },
    Menu: { itemHeight: 34, itemBorderRadius: 6, itemSelectedBg: '#e9ecf8', itemSelectedColor: '#1c2f8a', itemBg: 'transparent', activeBarBorderWidth: 0 },
    Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none' },
    Alert: { withDescriptionPadding: '10px 14px', withDescriptionIconSize: 16, fontSizeLG: 14 },
    Tabs: { horizontalItemPadding: '10px 0', horizontalItemGutter: 24 },
  },
};
