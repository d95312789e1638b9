import { chooseTheme } from '../theme.ts';
import { THEME_CHOICES } from '../theme-choices.ts';
import type { Command } from './command-store.ts';
import { OPEN_SHORTCUTS } from './open-commands.ts';

/** What can be done on every page, by everybody. */
export const PAGE_COMMANDS: readonly Command[] = [
  {
    id: 'theme',
    label: 'Theme',
    group: 'Page',
    words: 'appearance colours mode',
    does: THEME_CHOICES.map(({ theme, label }) => ({
      id: `theme-${theme}`,
      label,
      group: 'Theme',
      does: () => chooseTheme(theme),
    })),
  },
  {
    id: 'shortcuts',
    label: 'Keyboard shortcuts',
    group: 'Page',
    keys: '?',
    words: 'help keys',
    does: () => window.dispatchEvent(new Event(OPEN_SHORTCUTS)),
  },
];
