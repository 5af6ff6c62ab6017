import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { closePage, openPage } from '../browser.ts';
import { takePictures, type GalleryWish } from './gallery.ts';

/** What the README shows: the screens that say best what the product is. */
const shown: readonly (Pick<GalleryWish, 'only' | 'locales' | 'themes' | 'widths'> & { name: string })[] = [
  { name: 'day-fa', only: ['day'], locales: ['fa'], themes: ['light'], widths: [1440] },
  { name: 'board-fa', only: ['board-deal'], locales: ['fa'], themes: ['dark'], widths: [1440] },
  {
    name: 'record-en',
    only: ['record-party-organisation'],
    locales: ['en'],
    themes: ['light'],
    widths: [1440],
  },
  {
    name: 'list-phone-fa',
    only: ['list-party-companies'],
    locales: ['fa'],
    themes: ['light'],
    widths: [390],
  },
];

const mostBytes = 150 * 1024;

/** Takes the pictures of the README anew, as WebP of at most 150 KB each. @throws where one is larger */
export async function takeReadmePictures(folder: string, log: (line: string) => void): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, ...wish } of shown) {
    const taken = join(folder, '..', '..', 'screens');
    const [shot] = await takePictures({ ...wish, folder: taken, log });
    if (!shot) throw new Error(`No screen is called ${wish.only.join()}`);
    const picture = await asWebp(await readFile(join(taken, shot.file)));
    if (picture.length > mostBytes) throw new Error(`${name}: ${picture.length} bytes`);
    await writeFile(join(folder, `${name}.webp`), picture);
    log(`${name}.webp: ${Math.round(picture.length / 1024)} KB`);
  }
}

/** Chromium is at hand and packs WebP by itself. */
async function asWebp(png: Buffer): Promise<Buffer> {
  const page = await openPage();
  const packed = await page.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', 0.86);
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await closePage(page);
  return Buffer.from(packed.slice(packed.indexOf(',') + 1), 'base64');
}
