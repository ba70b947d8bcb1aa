//! A clock for a page that goes as fast as its scripts can run: weeks of timers in a second.

/** Stands in for `Date`, `setTimeout` and `clearTimeout` in a page about to load; `window.clock` moves it and tells how many timers wait. */
export function fastClock(time) {
  let now = time;
  let last = 0;
  const waiting = new Map();
  const RealDate = Date;
  window.Date = class extends RealDate {
    constructor(...parts) {
      super(...(parts.length ? parts : [now]));
    }
    static now() {
      return now;
    }
  };
  window.setTimeout = (work, wait = 0, ...rest) => {
    waiting.set((last += 1), { at: now + Math.max(1, wait), work: () => work(...rest) });
    window.clock.most = Math.max(window.clock.most, waiting.size);
    return last;
  };
  window.clearTimeout = (id) => waiting.delete(id);
  window.setInterval = () => {
    throw new Error('an interval piles up when a screen sleeps; set the next timer when the last is done');
  };
  window.clock = {
    /** The most timers that ever waited at once. */
    most: 0,
    /** How many timers went off. */
    turns: 0,
    /** Lets everything happen that happens within so many milliseconds. */
    run(duration) {
      const end = now + duration;
      for (;;) {
        const [id, next] = [...waiting].sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
        if (!next || next.at > end) break;
        waiting.delete(id);
        now = next.at;
        this.turns += 1;
        next.work();
      }
      now = end;
    },
  };
}
