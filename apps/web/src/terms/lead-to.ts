/** Brings the block or control of a path into view and the keyboard to it; of what is not drawn, what it stands in. */
export function leadTo(within: HTMLElement, at: string): void {
  for (let path = at; path !== ''; path = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '') {
    const found = within.querySelector<HTMLElement>(`[data-at="${CSS.escape(path)}"]`);
    if (!found) continue;
    for (
      let around = found.closest('details');
      around;
      around = around.parentElement?.closest('details') ?? null
    )
      around.open = true;
    const target = found.matches('input, select, textarea')
      ? found
      : (found.querySelector<HTMLElement>('summary') ?? found);
    target.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
    return;
  }
}
