import { type ThemeConfig, theme } from 'antd';
import { faces, palettes, type Scheme, sizes } from './tokens.ts';

const px = (rem: number): number => rem * 16;

/** Ant Design drawn with our tokens: hairlines, small corners, no shadow that only decorates. */
export function antTheme(scheme: Scheme): ThemeConfig {
  const { paper, sunk, ink, quiet, line, link, selected, hand, pace, behind, ...others } = palettes[scheme];
  return {
    algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'taizhang', prefix: 'ant' },
    // Else its styles for links would reach ours.
    hashed: true,
    token: {
      colorPrimary: link,
      colorLink: link,
      colorInfo: link,
      colorSuccess: pace,
      colorWarning: behind,
      colorError: hand,
      colorTextBase: ink,
      colorBgBase: paper,
      colorBgContainer: paper,
      colorBgElevated: paper,
      colorBgLayout: paper,
      colorFillAlter: sunk,
      colorText: ink,
      colorTextSecondary: quiet,
      colorTextTertiary: quiet,
      colorTextDescription: quiet,
      colorTextPlaceholder: quiet,
      // Text on a filled button: paper, which contrasts with the link in both schemes.
      colorTextLightSolid: paper,
      colorBorder: others['line-strong'],
      colorBorderSecondary: line,
      colorSplit: line,
      controlItemBgActive: selected,
      controlItemBgHover: sunk,
      fontFamily: faces.hei,
      fontFamilyCode: faces.mono,
      fontSize: px(sizes.small),
      fontSizeHeading1: px(sizes.title),
      borderRadius: 2,
      borderRadiusLG: 2,
      borderRadiusSM: 2,
      controlHeight: 36,
      wireframe: true,
      boxShadow: 'none',
      boxShadowTertiary: 'none',
      boxShadowSecondary: `0 0 0 1px ${line}`,
      // Motion is for what has changed, and that is not a control under the hand.
      motionDurationFast: '0s',
      motionDurationMid: '0s',
      motionDurationSlow: '0s',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Slider: {
        trackBg: link,
        trackHoverBg: link,
        handleColor: link,
        handleActiveColor: link,
        railBg: line,
        railHoverBg: line,
        dotBorderColor: others['line-strong'],
        dotActiveBorderColor: link,
      },
      Segmented: { itemSelectedBg: selected, itemSelectedColor: ink, itemColor: quiet, trackBg: sunk },
    },
  };
}
