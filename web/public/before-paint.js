// Sets language, direction, theme and density on <html> before the first paint, so that nothing flashes. It is a file
// of its own because the content security policy allows no inline script. Keys and defaults: web/kit/preferences.ts.
(() => {
  let saved = {};
  try {
    saved = JSON.parse(localStorage.getItem('peyvand.look') ?? '{}') ?? {};
  } catch {
    // Storage is blocked or holds something else: the defaults of the page serve.
  }
  const html = document.documentElement;
  if (saved.locale === 'en') {
    html.lang = 'en';
    html.dir = 'ltr';
    document.querySelector('link[rel=manifest]')?.setAttribute('href', '/en.webmanifest');
  }
  if (saved.theme === 'light' || saved.theme === 'dark') html.dataset.theme = saved.theme;
  if (saved.density === 'compact') html.dataset.density = 'compact';
})();
