import { type LucideIcon, Monitor, Moon, Sun } from 'lucide-react';
import type { Theme } from './theme.ts';

/** The themes as people choose them. */
export const THEME_CHOICES: readonly { readonly theme: Theme; readonly label: string; readonly Icon: LucideIcon }[] = [
  { theme: 'system', label: 'Like the system', Icon: Monitor },
  { theme: 'light', label: 'Light', Icon: Sun },
  { theme: 'dark', label: 'Dark', Icon: Moon },
];
