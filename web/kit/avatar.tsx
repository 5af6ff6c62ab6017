import { classes } from './classes.ts';
import { categoryOf, initialsOf } from './names.ts';

export type AvatarProps = {
  readonly name: string;
  readonly image?: string;
  readonly size?: 'small' | 'medium' | 'large';
  /** True where the name stands beside it, so that it is not read twice. */
  readonly decorative?: boolean;
};

const sizes = { small: 'size-6 text-[10px]', medium: 'size-8 text-xs', large: 'size-12 text-base' };

/** A person's or organisation's face: a picture, or initials on a colour that stays with the name. */
export const Avatar = ({ name, image, size = 'medium', decorative = false }: AvatarProps) => (
  <span
    role={decorative ? undefined : 'img'}
    aria-label={decorative ? undefined : name}
    aria-hidden={decorative || undefined}
    data-cat={categoryOf(name)}
    className={classes(
      'inline-grid shrink-0 place-items-center overflow-hidden rounded-full bg-[color-mix(in_oklab,var(--cat)_22%,var(--surface-1))] leading-flat font-medium text-ink select-none',
      sizes[size],
    )}
  >
    {image === undefined ? initialsOf(name) : <img src={image} alt="" className="size-full object-cover" />}
  </span>
);
