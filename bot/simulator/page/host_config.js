// How Teams' clients set a card: sizes, spacing, colours. Colours are CSS variables (theme.css), so that a card
// changes with the theme while somebody is filling it in.
const tone = (name) => ({ default: `var(--ac-${name})`, subtle: `var(--ac-${name}-subtle)` });
const tones = {
  default: tone("default"), dark: tone("dark"), light: tone("light"), accent: tone("accent"),
  good: tone("good"), warning: tone("warning"), attention: tone("attention"),
};
const container = (name) => ({
  backgroundColor: `var(--ac-${name}-fill)`, borderColor: `var(--ac-${name}-line)`, foregroundColors: tones,
});

export const HOST_CONFIG = {
  supportsInteractivity: true,
  fontTypes: {
    default: {
      fontFamily: "var(--font)",
      fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
      fontWeights: { lighter: 300, default: 400, bolder: 600 },
    },
    monospace: {
      fontFamily: "var(--font-code)",
      fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
      fontWeights: { lighter: 300, default: 400, bolder: 600 },
    },
  },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  spacing: { small: 4, default: 8, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "var(--ac-line)" },
  imageSizes: { small: 32, medium: 52, large: 100 },
  imageSet: { imageSize: "medium", maxImageHeight: 100 },
  containerStyles: {
    default: { ...container("default"), backgroundColor: "transparent" },
    emphasis: container("emphasis"), accent: container("tint"),
    good: container("good"), attention: container("attention"), warning: container("warning"),
  },
  actions: {
    maxActions: 6, spacing: "Default", buttonSpacing: 8, actionsOrientation: "Horizontal", actionAlignment: "Left",
    iconPlacement: "LeftOfTitle", iconSize: 16, allowTitleToWrap: true, preExpandSingleShowCardAction: false,
    showCard: { actionMode: "Inline", style: "emphasis", inlineTopMargin: 16 },
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { size: "Default", color: "Default", isSubtle: false, weight: "Bolder", wrap: true, maxWidth: 150 },
    value: { size: "Default", color: "Default", isSubtle: false, weight: "Default", wrap: true },
    spacing: 16,
  },
  textStyles: { heading: { size: "Large", weight: "Bolder" }, columnHeader: { weight: "Bolder" } },
  textBlock: { headingLevel: 3 },
  inputs: {
    label: {
      inputSpacing: "Small",
      requiredInputs: { size: "Default", weight: "Default", suffix: " *", suffixColor: "Attention" },
      optionalInputs: { size: "Default", weight: "Default" },
    },
    errorMessage: { size: "Small", color: "Attention" },
    debounceTimeInMilliSeconds: 200,
    allowDynamicallyFilteredChoiceSet: true,
  },
};
