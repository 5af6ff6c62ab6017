/** Has the browser keep what a link leads to, by a link that nobody sees. */
export function saveFile(href: string, name: string): undefined {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  if (href.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
