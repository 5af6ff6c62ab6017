/** A small turning ring. Say beside it, or in `aria-label` of what holds it, what is being waited for. */
export const Spinner = ({ size = 16 }: { readonly size?: number }) => (
  <svg aria-hidden="true" width={size} height={size} viewBox="0 0 16 16" className="shrink-0 animate-spin">
    <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeOpacity="0.25" strokeWidth="2" />
    <path
      d="M8 1.5A6.5 6.5 0 0 1 14.5 8"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
    />
  </svg>
);
