// The transcript: every entry once and in order, with what was missed fetched.
export class Transcript {
  /** `fetch(after)` gives a promise of the entries after a number; `show(entries, past)` shows them, `past` when they
   * are from before this page. */
  constructor(fetch, show) {
    Object.assign(this, { fetch, show, last: 0, whole: false, early: [], syncing: null });
  }

  /** An entry as it is said. */
  hear(entry) {
    if (entry.seq <= this.last) return;
    this.early.push(entry);
    if (this.syncing) return;
    if (!this.whole || (this.last && entry.seq > this.last + 1)) this.sync().catch(() => {});
    else this.take([], false);
  }

  /** Fetches what came after the last entry known; an error when the server does not say. */
  sync() {
    this.syncing ||= this.fetch(this.last)
      .then((entries) => {
        const past = !this.whole;
        this.whole = true;
        this.take(entries, past);
      })
      .finally(() => {
        this.syncing = null;
        if (this.early.length) this.take([], false); // better with a gap than not at all
      });
    return this.syncing;
  }

  take(entries, past) {
    const fresh = new Map();
    for (const entry of [...entries, ...this.early]) if (entry.seq > this.last) fresh.set(entry.seq, entry);
    this.early = [];
    const ordered = [...fresh.values()].sort((one, other) => one.seq - other.seq);
    if (!ordered.length) return;
    this.last = ordered.at(-1).seq;
    this.show(ordered, past);
  }

  /** Begins anew after an entry; 0: whatever number comes next. */
  forget(last = 0) {
    this.last = last;
    this.early = [];
  }
}
