/** Colour arithmetic for tests of contrast and colour blindness. */
export type Oklch = { readonly lightness: number; readonly chroma: number; readonly hue: number };
export type Vision = 'normal' | 'protanopia' | 'deuteranopia' | 'tritanopia';
type Triple = readonly [number, number, number];

/** Reads `oklch(0.62 0.1 208)`; alpha is not supported. Throws when it is something else. */
export const parseOklch = (text: string): Oklch => {
  const [lightness, chroma, hue] = (/^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(text) ?? [])
    .slice(1)
    .map(Number);
  if (lightness === undefined || chroma === undefined || hue === undefined)
    throw new Error(`not OKLCH: ${text}`);
  return { lightness, chroma, hue };
};

/** WCAG 2.2 contrast ratio, 1 to 21. */
export const contrast = (one: Oklch, other: Oklch): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

/** The colour as a person with that vision sees it, in OKLab (full severity; Machado, Oliveira and Fernandes 2009). */
export const seenBy = (vision: Vision, colour: Oklch): Triple => {
  const rgb = toLinear(colour);
  return toOklab(vision === 'normal' ? rgb : clamp(multiply(simulations[vision], rgb)));
};

/** Euclidean distance in OKLab; 0.02 is just noticeable side by side. */
export const distance = (one: Triple, other: Triple): number =>
  Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);

const luminance = (colour: Oklch): number => {
  const [red, green, blue] = toLinear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const multiply = (matrix: readonly Triple[], [x, y, z]: Triple): Triple =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple;

const clamp = (triple: Triple): Triple =>
  triple.map((value) => Math.min(1, Math.max(0, value))) as unknown as Triple;

/** OKLCH to linear sRGB, clipped to the gamut as browsers show it (https://bottosson.github.io/posts/oklab/). */
const toLinear = ({ lightness, chroma, hue }: Oklch): Triple => {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const cones: Triple = [
    (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ];
  return clamp(multiply(conesToRgb, cones));
};

const toOklab = (rgb: Triple): Triple => {
  const cones = multiply(rgbToCones, rgb).map(Math.cbrt) as unknown as Triple;
  return multiply(conesToOklab, cones);
};

const conesToRgb: readonly Triple[] = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];
const rgbToCones: readonly Triple[] = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const conesToOklab: readonly Triple[] = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
const simulations: Record<Exclude<Vision, 'normal'>, readonly Triple[]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
