// Node has no window; pages listen on it for the news that their machine is on a network again.
const window = new EventTarget();
Object.assign(globalThis, {
  addEventListener: window.addEventListener.bind(window),
  removeEventListener: window.removeEventListener.bind(window),
});

/** Every page of this process hears that there is a network: who waits to try again, tries at once. */
export function sayOnline(): void {
  window.dispatchEvent(new Event('online'));
}

/** Every page of this process hears that there is none. */
export function sayOffline(): void {
  window.dispatchEvent(new Event('offline'));
}
