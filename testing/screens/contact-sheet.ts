import type { Shot } from './gallery.ts';

/** One page over all pictures: a row a screen, a column a look; each leads to its picture. */
export function contactSheet(shots: readonly Shot[]): string {
  const looks = [...new Set(shots.map(({ look }) => look))];
  const rows = Map.groupBy(shots, ({ screen }) => screen);
  const cell = (shot: Shot | undefined): string =>
    shot ? `<a href="${shot.file}"><img loading="lazy" src="${shot.file}" alt=""></a>` : '';
  const body = [...rows]
    .map(
      ([screen, taken]) =>
        `<tr id="${screen}"><th>${screen}</th>${looks
          .map((look) => `<td>${cell(taken.find((one) => one.look === look))}</td>`)
          .join('')}</tr>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Peyvand: ${rows.size} screens</title>
<style>
body { font: 14px system-ui; margin: 16px; background: #888; }
table { border-spacing: 8px; }
th { text-align: start; vertical-align: top; position: sticky; inset-inline-start: 0; background: #888; padding: 4px; }
thead th { top: 0; z-index: 1; }
td { vertical-align: top; }
img { block-size: 220px; display: block; }
</style>
<table>
<thead><tr><th></th>${looks.map((look) => `<th>${look}</th>`).join('')}</tr></thead>
<tbody>
${body}
</tbody>
</table>
`;
}
