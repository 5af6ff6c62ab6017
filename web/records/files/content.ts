/** The address of a file's content; `inline` shows what is harmless in place of saving it. */
export const contentHref = (id: string, inline = false): string =>
  `/api/v1/files/${encodeURIComponent(id)}/content${inline ? '?inline=1' : ''}`;
