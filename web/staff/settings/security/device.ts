export type Device = { readonly name: string; readonly hand: boolean };

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux|CrOS/, 'Linux'],
];

/** What its owner would call a browser («Chrome · Windows»), out of what it says of itself; empty where it says nothing. */
export const deviceOf = (agent: string): Device => {
  const found = [browsers, systems].flatMap((list) => list.find(([shape]) => shape.test(agent))?.[1] ?? []);
  return { name: found.join(' · '), hand: /Mobile|Android|iPhone|iPad/.test(agent) };
};
