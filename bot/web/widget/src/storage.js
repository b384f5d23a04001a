// What a browser keeps for the widget; where it keeps nothing (blocked storage), this page remembers.
const PREFIX = "rolecall.";

class Kept {
  constructor(name) {
    this.name = name;
    this.held = new Map();
  }

  /** The value under a key, or null. */
  get(key) {
    try {
      const text = window[this.name].getItem(PREFIX + key);
      if (text !== null) return JSON.parse(text);
    } catch {
      // blocked, or not ours
    }
    return this.held.get(key) ?? null;
  }

  set(key, value) {
    this.held.set(key, value);
    try {
      if (value === null) window[this.name].removeItem(PREFIX + key);
      else window[this.name].setItem(PREFIX + key, JSON.stringify(value));
    } catch {
      // blocked or full
    }
  }
}

/** For all tabs, and for when they come back. */
export const kept = new Kept("localStorage");
/** For this tab. */
export const ofTab = new Kept("sessionStorage");
