import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

const mostBytes = 4_194_304;

/**
 * POSTs a form and gives the answer's text, whatever its status. `fetch` will not do: by its standard an answer of
 * 407, which is one of Kavenegar's, is a network error.
 * @throws where no whole answer came in time; redirects are not followed
 */
export function postForm(
  address: string,
  values: Readonly<Record<string, string>>,
  patienceMs: number,
): Promise<string> {
  const url = new URL(address);
  const body = new URLSearchParams(values).toString();
  return new Promise((resolve, reject) => {
    const sent = (url.protocol === 'https:' ? requestHttps : requestHttp)(
      url,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          accept: 'application/json',
        },
        // Covers the whole exchange; a socket's own timeout starts anew with every byte.
        signal: AbortSignal.timeout(patienceMs),
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
          if (text.length > mostBytes) sent.destroy(new Error('The answer is too long'));
        });
        response.on('end', () => resolve(text));
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
