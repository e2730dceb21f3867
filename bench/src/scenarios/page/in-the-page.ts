/**
 * What runs inside the page, as text: the bench itself knows no browser.
 */

/** Notes when the first figure was painted, in milliseconds since the navigation began. */
export const noteFirstFigure = `
(() => {
  const look = () => {
    const figure = document.querySelector('.report-body [data-figure]');
    if (!figure?.checkVisibility()) return requestAnimationFrame(look);
    // The frame that was looked at is on the screen once the next task runs.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { window.firstFigureAt = performance.now(); };
    port2.postMessage(null);
  };
  requestAnimationFrame(look);
})()`;

/**
 * From the key that moves the slider to the frame that shows the figures of the new day. Until they are there the
 * report says that it is busy.
 */
export const noteSteps = `
(() => {
  const handle = document.querySelector('[role=slider]');
  const report = document.querySelector('article.report');
  const body = document.querySelector('.report-body');
  window.steps = [];
  let pressed = null;
  handle.addEventListener('keydown', (event) => {
    pressed = { at: event.timeStamp, day: handle.getAttribute('aria-valuenow'), text: body.innerText };
  }, { capture: true });
  const look = () => {
    if (pressed === null || handle.getAttribute('aria-valuenow') === pressed.day) return;
    if (report.getAttribute('aria-busy') !== 'false') return;
    const step = pressed;
    pressed = null;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const ms = performance.now() - step.at;
        window.steps.push({ ms, changed: body.innerText !== step.text });
      };
      port2.postMessage(null);
    });
  };
  new MutationObserver(look).observe(report, { subtree: true, attributes: true, childList: true, characterData: true });
})()`;

/** Waits for a value of the page's own without asking it to evaluate text, which its security policy forbids. */
export const valueOnce = (condition: string, value: string): string => `
new Promise((resolve) => {
  const look = () => ((${condition}) ? resolve(${value}) : setTimeout(look, 4));
  look();
})`;
