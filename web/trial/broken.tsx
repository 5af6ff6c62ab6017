export default () => {
  throw new Error('x');
};
