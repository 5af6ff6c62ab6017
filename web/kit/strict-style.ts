/**
 * react-aria adds a <style> element to the page unless one with this id is there already. The content security policy
 * forbids it and base.css holds the rule, so an empty element takes the place. Imported before any component renders.
 */
const pressableStyleId = 'react-aria-pressable-style';

if (typeof document !== 'undefined' && document.getElementById(pressableStyleId) === null) {
  const placeholder = document.createElement('meta');
  placeholder.id = pressableStyleId;
  document.head.append(placeholder);
}
