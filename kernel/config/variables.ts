import { address, oneOf, text, wholeNumber } from './variable.ts';

const mebibyte = 1_048_576;

/** Every environment variable of the product. */
export const variables = {
  port: wholeNumber('PORT', {
    standard: 3000,
    least: 0,
    most: 65_535,
    about: {
      fa: 'درگاهی که پیوند در آن گوش می‌دهد؛ اگر گرفته باشد بعدی را برمی‌دارد. صفر یعنی هر درگاه آزاد.',
      en: 'The port to listen on; if it is taken, the next free one. Zero means any free port.',
    },
  }),
  host: text('HOST', {
    standard: '127.0.0.1',
    shape: /^[\w.:-]+$/,
    kind: { fa: 'نشانی IP یا نام میزبان', en: 'an IP address or a host name' },
    about: {
      fa: 'نشانی شبکه‌ای که پیوند در آن گوش می‌دهد. 0.0.0.0 آن را برای همهٔ شبکه باز می‌کند.',
      en: 'The network address to listen on. 0.0.0.0 opens it to the whole network.',
    },
  }),
  publicUrl: address('PUBLIC_URL', ['https', 'http'], {
    standard: undefined,
    about: {
      fa: 'نشانی‌ای که کاربران در مرورگر می‌زنند؛ پیوندهای دعوت و بازیابی گذرواژه با آن ساخته می‌شود.',
      en: 'The address that people type in a browser; links in invitations and resets are made with it.',
    },
  }),
  lanPort: wholeNumber('LAN_PORT', {
    standard: 3443,
    least: 0,
    most: 65_535,
    about: {
      fa: 'درگاه شبکهٔ محلی وقتی با ‎`--lan` آغاز شود؛ اگر گرفته باشد بعدی.',
      en: 'The port on the local network when started with `--lan`; if it is taken, the next free one.',
    },
  }),
  tlsCert: text('TLS_CERT', {
    standard: undefined,
    kind: { fa: 'مسیر پروندهٔ PEM', en: 'a PEM file’s path' },
    about: {
      fa: 'گواهی TLS خودتان با زنجیرهٔ آن؛ با آن پیوند خودش https پاسخ می‌دهد. پروندهٔ تازه‌شده بی‌نیاز به آغاز دوباره خوانده می‌شود.',
      en: 'A TLS certificate of your own with its chain; Peyvand then answers https by itself. A renewed file is read without a restart.',
    },
  }),
  tlsKey: text('TLS_KEY', {
    standard: undefined,
    kind: { fa: 'مسیر پروندهٔ PEM', en: 'a PEM file’s path' },
    about: { fa: 'کلید آن گواهی، بی‌گذرواژه.', en: 'That certificate’s key, without a password.' },
  }),
  trustProxy: oneOf('TRUST_PROXY', ['no', 'yes'], {
    standard: 'no',
    about: {
      fa: 'آیا سرآیندهای X-Forwarded-* پذیرفته شود؟ فقط پشت وارونه‌پراکسی خودتان «yes» بگذارید.',
      en: 'Whether X-Forwarded-* headers are believed. Say yes only behind a reverse proxy of your own.',
    },
  }),
  databaseUrl: address('DATABASE_URL', ['postgresql', 'postgres'], {
    standard: undefined,
    hostless: true,
    secret: true,
    about: {
      fa: 'سرور PostgreSQL خودتان (نسخهٔ ۱۵ یا بالاتر) به‌جای پایگاه دادهٔ همراه.',
      en: 'A PostgreSQL server of your own (15 or later) instead of the bundled one.',
    },
  }),
  process: oneOf('PEYVAND_PROCESS', ['whole', 'web', 'worker'], {
    standard: 'whole',
    about: {
      fa: 'این فرایند چه می‌کند: همه چیز، یا فقط پاسخ به مرورگرها (web)، یا فقط کارهای پس‌زمینه (worker)؛ دو تای آخر با DATABASE_URL.',
      en: 'What this process does: all, or only answers browsers (web), or only the background work (worker); the latter two with DATABASE_URL.',
    },
  }),
  dataFolder: text('PEYVAND_DATA', {
    standard: 'data',
    kind: { fa: 'مسیر پوشه', en: 'a folder’s path' },
    about: {
      fa: 'پوشه‌ای که همهٔ داده‌ها در آن است: پایگاه داده، پرونده‌ها، کلیدها و رونوشت‌ها.',
      en: 'The folder that holds all data: database, files, keys and copies.',
    },
  }),
  databaseTransport: oneOf('PEYVAND_DATABASE_TRANSPORT', ['socket', 'tcp'], {
    standard: 'socket',
    about: {
      fa: 'راه رسیدن به پایگاه دادهٔ همراه. در Windows همیشه tcp است.',
      en: 'How the bundled database is reached. On Windows it is always tcp.',
    },
  }),
  databasePort: wholeNumber('DATABASE_PORT', {
    standard: 0,
    least: 0,
    most: 65_535,
    about: {
      fa: 'درگاه ثابت پایگاه دادهٔ همراه روی همین دستگاه (127.0.0.1)، برای ابزارهای گزارش؛ صفر یعنی بسته.',
      en: 'A fixed port of the bundled database on this machine (127.0.0.1), for reporting tools; zero keeps it closed.',
    },
  }),
  databasePool: wholeNumber('DATABASE_POOL', {
    standard: 10,
    least: 2,
    most: 200,
    about: {
      fa: 'بیشترین اتصال هم‌زمان هر فرایند وب به پایگاه داده.',
      en: 'The most connections to the database that a web process opens at once.',
    },
  }),
  statementTimeoutMs: wholeNumber('STATEMENT_TIMEOUT_MS', {
    standard: 10_000,
    least: 100,
    most: 600_000,
    about: {
      fa: 'یک پرسش پایگاه داده پس از چند هزارم ثانیه متوقف شود تا کار دیگران کند نشود.',
      en: 'After how many milliseconds one query is stopped, so that others are not slowed down.',
    },
  }),
  bodyMaxBytes: wholeNumber('BODY_MAX_BYTES', {
    // A thousand records of about 4 KB.
    standard: 4 * mebibyte,
    least: 1024,
    most: 64 * mebibyte,
    about: {
      fa: 'بزرگ‌ترین درخواست API به بایت (جز بارگذاری پرونده).',
      en: 'The largest API request in bytes (uploads aside).',
    },
  }),
  requestsPerMinute: wholeNumber('REQUESTS_PER_MINUTE', {
    standard: 1_200,
    least: 10,
    most: 1_000_000,
    about: {
      fa: 'بیشترین درخواست هر کاربر یا کلید API در یک دقیقه.',
      en: 'The most requests of one user or API key in a minute.',
    },
  }),
  fileMaxBytes: wholeNumber('FILE_MAX_BYTES', {
    standard: 50 * mebibyte,
    least: 1024,
    most: 10_240 * mebibyte,
    about: { fa: 'بزرگ‌ترین پروندهٔ پیوست به بایت.', en: 'The largest attached file in bytes.' },
  }),
  fileQuotaBytes: wholeNumber('FILE_QUOTA_BYTES', {
    standard: 20_480 * mebibyte,
    least: mebibyte,
    most: Number.MAX_SAFE_INTEGER,
    about: { fa: 'جمع پرونده‌های هر فضای کار به بایت.', en: 'The sum of one workspace’s files in bytes.' },
  }),
  jobConcurrency: wholeNumber('JOB_CONCURRENCY', {
    standard: 4,
    least: 1,
    most: 100,
    about: {
      fa: 'از هر نوع کار پس‌زمینه چند تا در یک فرایند هم‌زمان اجرا شود.',
      en: 'How many background jobs of one kind a process runs at once.',
    },
  }),
  jobsPerWorkspace: wholeNumber('JOBS_PER_WORKSPACE', {
    standard: 2,
    least: 1,
    most: 100,
    about: {
      fa: 'از هر نوع کار پس‌زمینه چند تا برای یک فضای کار هم‌زمان اجرا شود تا فضاهای دیگر منتظر نمانند.',
      en: 'How many of them may be one workspace’s, so that the others do not wait for it.',
    },
  }),
  readerLagWarningSeconds: wholeNumber('READER_LAG_WARNING_SECONDS', {
    standard: 60,
    least: 5,
    most: 86_400,
    about: {
      fa: 'اگر خواننده‌ای از رویدادها بیش از این ثانیه عقب بماند هشدار داده می‌شود.',
      en: 'A reader of events that is later than this many seconds raises a warning.',
    },
  }),
  logLevel: oneOf('LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'], {
    standard: 'info',
    about: { fa: 'کم‌اهمیت‌ترین رویدادی که در گزارش می‌آید.', en: 'The least important line that is logged.' },
  }),
  secretKey: text('PEYVAND_SECRET_KEY', {
    standard: undefined,
    secret: true,
    shape: /^[A-Za-z0-9_-]{43}(,[A-Za-z0-9_-]{43})*$/,
    kind: {
      fa: '۳۲ بایت تصادفی به base64url، و پس از آن کلیدهای پیشین با ویرگول',
      en: '32 random bytes in base64url, then earlier keys after commas',
    },
    about: {
      fa: 'کلید رمز کردن رازها به‌جای کلیدی که در پوشهٔ داده است.',
      en: 'The key that seals secrets, instead of the one in the data folder.',
    },
  }),
  smtpHost: text('SMTP_HOST', {
    standard: undefined,
    shape: /^[\w.:-]+$/,
    kind: { fa: 'نام میزبان', en: 'a host name' },
    about: { fa: 'سرور فرستادن رایانامه.', en: 'The server that sends mail.' },
  }),
  smtpPort: wholeNumber('SMTP_PORT', {
    standard: 587,
    least: 1,
    most: 65_535,
    about: { fa: 'درگاه سرور رایانامه.', en: 'The mail server’s port.' },
  }),
  smtpSecurity: oneOf('SMTP_SECURITY', ['starttls', 'tls', 'none'], {
    standard: 'starttls',
    about: {
      fa: 'رمزنگاری اتصال به سرور رایانامه؛ none فقط برای سرور همین دستگاه.',
      en: 'Encryption of the connection to the mail server; none is only for a server on this machine.',
    },
  }),
  smtpUser: text('SMTP_USER', {
    standard: undefined,
    about: { fa: 'نام کاربری سرور رایانامه.', en: 'The mail server’s user name.' },
  }),
  smtpPassword: text('SMTP_PASSWORD', {
    standard: undefined,
    secret: true,
    about: { fa: 'گذرواژهٔ سرور رایانامه.', en: 'The mail server’s password.' },
  }),
  smtpFrom: text('SMTP_FROM', {
    standard: undefined,
    shape: /^[^\0\r\n]*[^\s@<>]+@[^\s@<>]+>?$/u,
    kind: { fa: 'نشانی رایانامه، با نام یا بی‌نام', en: 'a mail address, with or without a name' },
    about: {
      fa: 'فرستندهٔ رایانامه‌ها، مانند «پیوند <no-reply@example.com>».',
      en: 'Who mails come from, e.g. `Peyvand <no-reply@example.com>`.',
    },
  }),
  kavenegarKey: text('KAVENEGAR_API_KEY', {
    standard: undefined,
    secret: true,
    shape: /^[\w-]{8,200}$/,
    about: { fa: 'کلید API کاوه‌نگار برای پیامک.', en: 'The API key of Kavenegar for SMS.' },
  }),
  kavenegarSender: text('KAVENEGAR_SENDER', {
    standard: undefined,
    shape: /^\+?\d{3,20}$/,
    kind: { fa: 'شمارهٔ خط', en: 'a line’s number' },
    about: { fa: 'خطی که پیامک از آن فرستاده می‌شود.', en: 'The line that SMS are sent from.' },
  }),
  kavenegarUrl: address('KAVENEGAR_URL', ['https', 'http'], {
    standard: 'https://api.kavenegar.com',
    about: { fa: 'نشانی سرویس کاوه‌نگار.', en: 'The address of Kavenegar’s service.' },
  }),
} as const;
