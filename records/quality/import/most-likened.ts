/** So many of the commonest values of each field are held against what is there: each of them against all of a small object. */
export const mostLikened = 300;
