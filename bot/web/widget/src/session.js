// The session: a token that the server signs for half an hour and renews while it is not too old.
import { kept } from "./storage.js";

const SPARE_MS = 60_000;

/** What the server refuses, in words for the candidate; `code` tells programs why, `retry_after` when to come back. */
export class Refused extends Error {
  constructor({ code, text, retry_after } = {}) {
    super(text || "");
    Object.assign(this, { code, retryAfter: retry_after });
  }
}

export class Session {
  /** `server`: its origin; `onother` is called when the server begins a new session instead of renewing the old. */
  constructor(server, onother) {
    this.server = server;
    this.onother = onother;
    this.held = kept.get("session");
  }

  get token() {
    return this.held?.token;
  }

  /** Milliseconds until the token should be renewed. */
  get rest() {
    return Math.max(0, (this.held?.renew || 0) - Date.now());
  }

  /** A token that is good for a while; asks the server when there is none. `Refused`, or an error of the network. */
  async ready() {
    this.held = kept.get("session") || this.held; // another tab may have renewed it
    if (!this.token || this.held.until - Date.now() < SPARE_MS) await this.renew();
  }

  /** A new token for the same session, or for a new one. */
  async renew() {
    const response = await fetch(`${this.server}/web/session`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(this.token ? { token: this.token } : {}),
      credentials: "omit",
      signal: AbortSignal.timeout(10_000),
    });
    const found = await response.json().catch(() => ({}));
    if (!response.ok) throw found.error ? new Refused(found.error) : new Error(String(response.status));
    this.take(found);
  }

  take({ token, expires_in, renew_in }) {
    const other = this.token && subject(token) !== subject(this.token);
    this.held = { token, until: Date.now() + expires_in * 1000, renew: Date.now() + renew_in * 1000 };
    kept.set("session", this.held);
    if (other) this.onother();
  }
}

function subject(token) {
  try {
    return JSON.parse(atob(token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/"))).sub;
  } catch {
    return null;
  }
}
