/** A number as people write it: Persian, Arabic or Latin digits, grouping marks, «٫» or a dot. Undefined where it is none. */
export function readNumber(text: string): number | undefined {
  const latin = text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\s٬,،_']/g, '')
    .replace('٫', '.')
    .replace(/^(.*)-$/, '-$1');
  return /^[+-]?\d+(\.\d+)?$/.test(latin) ? Number(latin) : undefined;
}
