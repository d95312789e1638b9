/** The look that menus, selects and popovers share. */
export const popupClass =
  'z-40 rounded-lg bg-raised p-1 text-ui text-ink shadow-popup outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-instant:transition-none data-starting-style:opacity-0';

/** One line of a menu or a select. */
export const popupItemClass =
  'flex min-h-7 items-center gap-2 rounded-md px-2 py-1 outline-none select-none data-disabled:opacity-55 data-highlighted:bg-hover';
