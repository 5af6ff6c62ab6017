import type { Phrase } from '#persian/bilingual.ts';

type Way = {
  readonly device: Phrase;
  readonly file?: string;
  readonly get: Phrase;
  readonly steps: readonly Phrase[];
};

const ways: readonly Way[] = [
  {
    device: { fa: 'آیفون و آیپد', en: 'iPhone and iPad' },
    file: '/peyvand.mobileconfig',
    get: { fa: 'دریافت پروفایل', en: 'Get the profile' },
    steps: [
      {
        fa: 'در Safari دکمهٔ بالا را بزنید و اجازهٔ دریافت بدهید.',
        en: 'In Safari, press the button above and allow the download.',
      },
      {
        fa: 'برنامهٔ Settings را باز کنید؛ بالای آن «Profile Downloaded» را بزنید، سپس Install.',
        en: 'Open Settings; at its top press “Profile Downloaded”, then Install.',
      },
      {
        fa: 'به General › About › Certificate Trust Settings بروید و «Peyvand» را روشن کنید.',
        en: 'Go to General › About › Certificate Trust Settings and switch “Peyvand” on.',
      },
      {
        fa: 'به این صفحه برگردید و «ورود به پیوند» را بزنید.',
        en: 'Come back here and press “Go to Peyvand”.',
      },
    ],
  },
  {
    device: { fa: 'اندروید', en: 'Android' },
    file: '/peyvand.crt',
    get: { fa: 'دریافت گواهی', en: 'Get the certificate' },
    steps: [
      {
        fa: 'دکمهٔ بالا را بزنید تا پروندهٔ peyvand.crt دریافت شود.',
        en: 'Press the button above to download peyvand.crt.',
      },
      {
        fa: 'در تنظیمات گوشی «گواهی» را جستجو کنید و «نصب گواهی › گواهی CA» را باز کنید (Settings › Security › Encryption & credentials › Install a certificate › CA certificate).',
        en: 'In the phone’s settings search for “certificate” and open Install a certificate › CA certificate (under Security › Encryption & credentials).',
      },
      {
        fa: '«در هر صورت نصب شود» را بزنید و پروندهٔ peyvand.crt را از پوشهٔ Downloads برگزینید.',
        en: 'Press “Install anyway” and choose peyvand.crt from Downloads.',
      },
      {
        fa: 'به این صفحه در Chrome برگردید و «ورود به پیوند» را بزنید.',
        en: 'Come back to this page in Chrome and press “Go to Peyvand”.',
      },
    ],
  },
  {
    device: { fa: 'رایانه', en: 'Computer' },
    file: '/peyvand.crt',
    get: { fa: 'دریافت گواهی', en: 'Get the certificate' },
    steps: [
      {
        fa: 'Windows: پرونده را باز کنید، Install Certificate، سپس «Trusted Root Certification Authorities». macOS: آن را در Keychain Access بگذارید و «Always Trust» کنید. Linux و Firefox: در تنظیمات مرورگر، بخش Certificates › Authorities، وارد کنید.',
        en: 'Windows: open the file, Install Certificate, then “Trusted Root Certification Authorities”. macOS: add it to Keychain Access and choose “Always Trust”. Linux and Firefox: import it in the browser’s settings under Certificates › Authorities.',
      },
    ],
  },
];

const words = {
  title: { fa: 'پیوند روی این گوشی', en: 'Peyvand on this phone' },
  why: {
    fa: 'یک بار گواهی پیوند را روی گوشی نصب کنید تا ارتباط رمزشده باشد. این گواهی فقط برای نشانی‌های شبکهٔ خودتان است و به کار هیچ سایت دیگری نمی‌آید.',
    en: 'Install Peyvand’s certificate on the phone once, so that the connection is encrypted. It is good for addresses of your own network only and for no other site.',
  },
  compare: {
    fa: 'پیش از نصب، این اثر انگشت را با آنچه روی صفحهٔ سرور نوشته شده بسنجید:',
    en: 'Before you install it, compare this fingerprint with the one on the server’s screen:',
  },
  enter: { fa: 'ورود به پیوند', en: 'Go to Peyvand' },
  ready: { fa: 'گواهی نصب است؛ می‌توانید وارد شوید.', en: 'The certificate is installed; you can go on.' },
} as const satisfies Record<string, Phrase>;

/** Latin names within Persian words, each with its arrows in a run of its own. */
const apart = (text: string): string =>
  text.replaceAll(/[A-Za-z][\w.]*(?:(?: [›&]|,)? [A-Za-z][\w.]*)*/g, (run) => `<bdi>${run}</bdi>`);

const part = (locale: 'fa' | 'en', address: string, fingerprint: string): string => `
<section lang="${locale}" dir="${locale === 'fa' ? 'rtl' : 'ltr'}">
<h1>${words.title[locale]}</h1>
<p>${words.why[locale]}</p>
<p class="ready" hidden>${words.ready[locale]}</p>
<p><a class="enter" href="${address}/">${words.enter[locale]}</a></p>
${ways
  .map(
    ({ device, file, get, steps }) => `<details>
<summary>${device[locale]}</summary>
<p><a class="get" href="${file}">${get[locale]}</a></p>
<ol>${steps.map((step) => `<li>${locale === 'fa' ? apart(step.fa) : step.en}</li>`).join('')}</ol>
</details>`,
  )
  .join('\n')}
<p class="quiet">${words.compare[locale]}</p>
<p class="print" dir="ltr">${fingerprint}</p>
</section>`;

const page = (address: string, fingerprint: string): string => `<!doctype html>
<html lang="fa" dir="rtl" data-address="${address}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>پیوند · Peyvand</title>
<link rel="stylesheet" href="/install.css">
<script src="/install.js" defer></script>
</head>
<body><main>${part('fa', address, fingerprint)}${part('en', address, fingerprint)}</main></body>
</html>
`;

/** Where the app answers the page over TLS, and tells nothing but that. */
export const trustPath = '/.well-known/peyvand-trusted';

/** Opens the steps of the device at hand, and tells when the certificate is trusted: only then the app answers. */
const script = `const { address } = document.documentElement.dataset;
const agent = navigator.userAgent;
const own = /iPhone|iPad/.test(agent) ? 0 : /Android/.test(agent) ? 1 : 2;
for (const section of document.querySelectorAll('section')) section.querySelectorAll('details')[own].open = true;
const look = async () => {
  try {
    await fetch(address + '${trustPath}', { mode: 'no-cors', cache: 'no-store' });
    for (const one of document.querySelectorAll('.ready')) one.hidden = false;
    document.documentElement.classList.add('trusted');
  } catch {
    setTimeout(look, 3000);
  }
};
look();
`;

const style = `:root { color-scheme: light dark; --ink: light-dark(oklch(.25 .018 225), oklch(.945 .006 215)); --accent: light-dark(oklch(.515 .09 205), oklch(.775 .105 200)); --on: light-dark(#fff, oklch(.2 .03 220)); --quiet: light-dark(oklch(.46 .018 225), oklch(.77 .012 215)); --card: light-dark(#fff, oklch(.22 .013 225)); }
body { margin: 0; font: 16px/1.8 Vazirmatn, system-ui, sans-serif; color: var(--ink); background: light-dark(oklch(.979 .004 215), oklch(.185 .012 225)); }
main { max-inline-size: 38rem; margin-inline: auto; padding: 20px; padding-block-end: max(20px, env(safe-area-inset-bottom)); }
section + section { margin-block-start: 48px; }
h1 { font-size: 22px; }
details { background: var(--card); border-radius: 10px; padding: 4px 16px; margin-block: 10px; }
section[lang=fa] ol { list-style: persian; }
summary { min-block-size: 44px; line-height: 44px; font-weight: 600; cursor: pointer; }
li { margin-block-end: 8px; }
a { display: inline-block; min-block-size: 44px; line-height: 44px; padding-inline: 20px; border-radius: 6px; text-decoration: none; }
.get, .trusted .enter { background: var(--accent); color: var(--on); }
.enter { outline: 1px solid var(--accent); color: var(--accent); }
.ready { color: light-dark(oklch(.5 .12 150), oklch(.78 .13 152)); }
.quiet { color: var(--quiet); font-size: 14px; margin-block-end: 0; }
.print { font: 13px/1.7 ui-monospace, monospace; overflow-wrap: anywhere; }
`;

/** The page that installs the certificate, in both languages one under the other, and what it is made of. */
export const install = { page, script, style };
