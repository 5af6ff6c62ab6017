/** What whoever opens an archive by hand reads first. */
export const readMe = `پروندهٔ کامل یک فضای کار پیوند · A whole Peyvand workspace

objects/   هر نوع رکورد به شکل CSV و JSON (هر سطر یک رکورد)، با نام‌های API، برای خواندن در هر برنامه
tables/    همان داده و هر چه کنار آن است (تاریخچه، ادغام‌ها، نماها، تنظیم‌ها…) دقیقاً چنان‌که پیوند نگه می‌دارد
files/     محتوای پیوست‌ها؛ نام هر کدام SHA-256 آن است و در objects/file.csv آمده است
schema.json      تعریف نوع‌های رکورد و فیلدها
manifest.json    فهرست و شمار همه چیز

پیوند این پرونده را در فضای کاری خالی باز می‌گرداند: تنظیمات ← همهٔ داده‌ها.
گذرواژه، کلید API و راز سرویس‌ها در این پرونده نیست؛ همکاران دوباره دعوت می‌شوند.

objects/   every kind of record as CSV and as JSON (one record a line), by API names, for any program
tables/    the same data with everything beside them (history, merges, views, settings…) exactly as Peyvand keeps them
files/     contents of attachments, each named by its SHA-256, as objects/file.csv tells
schema.json      definitions of records and fields
manifest.json    what is in here, and how much of it

Peyvand brings this file back into an empty workspace: Settings → All data.
Passwords, API keys and secrets of services are not in it; members are invited anew.
`;
