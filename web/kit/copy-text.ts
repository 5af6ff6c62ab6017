/**
 * Puts a text on the clipboard. The browser's own way is there over TLS and on this machine alone; where the product is
 * opened without TLS on a local network, a selection is copied as Ctrl-C would, without the focus leaving its place.
 * @returns whether it got there
 */
export async function copyText(text: string): Promise<boolean> {
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) return copySelected(text);
  return clipboard.writeText(text).then(
    () => true,
    () => copySelected(text),
  );
}

function copySelected(text: string): boolean {
  const carrier = document.createElement('pre');
  carrier.textContent = text;
  carrier.className = 'sr-only select-text';
  document.body.append(carrier);
  const selection = getSelection();
  const before = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
  selection?.selectAllChildren(carrier);
  // As it is, and not as the page would format it.
  const write = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', write, { once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', write);
  selection?.removeAllRanges();
  if (before) selection?.addRange(before);
  carrier.remove();
  return done;
}
