import { useWordsWith, type WordsWith } from '../language.ts';
import { panelTexts } from './panel-texts.ts';

export type PanelWords = WordsWith<typeof panelTexts>;

/** The words of the screens and those of a figure's panel, which come with the panel. */
export const usePanelWords = (): PanelWords => useWordsWith(panelTexts);
