/** Which days of the week are free, as the workspace says it. */
export type Weekend = 'friday' | 'thursday-friday' | 'friday-saturday';

/** The same as days, 0 Saturday to 6 Friday. */
export const daysOff: Readonly<Record<Weekend, readonly number[]>> = {
  friday: [6],
  'thursday-friday': [5, 6],
  'friday-saturday': [6, 0],
};
