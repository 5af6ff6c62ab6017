import type { WorkspaceId } from '#kernel/context/context.ts';
import type { Paper } from '#kernel/print/printer.ts';
import type { ModuleTools } from '#records/define/define-module.ts';
import type { QuoteDocument } from '../../contract/quote.ts';
import { quotePaper } from './paper.ts';
import { readPictures, type PictureKeys } from './pictures.ts';

/** Sets the paper of a quote. A picture that cannot be set (a damaged file) is left out rather than the whole paper. */
export async function printQuote(
  { files, print }: Pick<ModuleTools, 'files' | 'print'>,
  workspace: WorkspaceId,
  { document, keys }: { readonly document: QuoteDocument; readonly keys: PictureKeys },
  as: Paper['as'],
): Promise<Uint8Array> {
  const pictures = await readPictures(files, workspace, keys);
  try {
    return await print(quotePaper(document, pictures, as));
  } catch (error) {
    if (Object.keys(pictures).length === 0) throw error;
    return print(quotePaper(document, {}, as));
  }
}
