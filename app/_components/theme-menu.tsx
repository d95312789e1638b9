'use client';

import { Menu } from '@base-ui/react/menu';
import { Check, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { iconButtonClass } from './button.tsx';
import { popupClass, popupItemClass } from './popup.ts';
import { chooseTheme, chosenTheme, type Theme } from './theme.ts';
import { THEME_CHOICES } from './theme-choices.ts';

/** Chooses light, dark, or what the system says. */
export function ThemeMenu() {
  // The server cannot know the choice, so it is read when the menu opens.
  const [theme, setTheme] = useState<Theme>('system');
  const choose = (next: Theme) => {
    chooseTheme(next);
    setTheme(next);
  };
  return (
    <Menu.Root modal={false} onOpenChange={(open) => open && setTheme(chosenTheme())}>
      <Menu.Trigger aria-label="Theme" title="Theme" className={iconButtonClass}>
        <Sun size={15} aria-hidden className="theme-light-only" />
        <Moon size={15} aria-hidden className="theme-dark-only" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-40 outline-none">
          <Menu.Popup className={`${popupClass} min-w-40`}>
            <Menu.RadioGroup value={theme} onValueChange={choose}>
              {THEME_CHOICES.map(({ theme: value, label, Icon }) => (
                <Menu.RadioItem key={value} value={value} closeOnClick className={popupItemClass}>
                  <Icon size={14} aria-hidden className="text-muted" />
                  {label}
                  <Menu.RadioItemIndicator className="ml-auto">
                    <Check size={14} aria-hidden />
                  </Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
