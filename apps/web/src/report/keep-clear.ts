/**
 * Tells the style sheet how much of the window the bar of the two times covers, wherever it is held: at the top, or as the
 * slider alone at the foot. What is led to, or is given the keyboard, is then not scrolled under it.
 */
export function keepClear(bar: HTMLElement | null): (() => void) | undefined {
  if (!bar) return;
  const parts = [bar, ...bar.querySelectorAll<HTMLElement>('.times-cutoff')];
  const { style } = document.documentElement;
  const release = () => {
    style.removeProperty('--covered-above');
    style.removeProperty('--covered-below');
  };
  const observer = new ResizeObserver(() => {
    release();
    const held = parts.find((part) => getComputedStyle(part).position === 'sticky');
    if (!held) return;
    const isAbove = getComputedStyle(held).bottom === 'auto';
    style.setProperty(isAbove ? '--covered-above' : '--covered-below', `${held.offsetHeight}px`);
  });
  for (const part of parts) observer.observe(part);
  return () => {
    observer.disconnect();
    release();
  };
}
