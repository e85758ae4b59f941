// One stream of changes for the whole page, and for the other tabs. It resumes by itself; whoever may have missed
// something is told to ask anew.
import { shareStream } from './shared-stream.js';
import { SILENCE_MS } from './stream.js';

const PATIENCE_MS = 500;

const followers = new Set();
const watchers = new Set();
let stream = null;
let heardAt = null;
let connected = false;
let hellos = 0;
let greet = null;
const greeted = new Promise((resolve) => {
  greet = resolve;
});

/**
 * Waits a moment for the stream to be there: what is asked for after that misses nothing, and need not be asked twice.
 */
export async function ready() {
  if (!stream) open();
  await Promise.race([greeted, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

/**
 * Follows the changes until the returned function is called.
 *
 * @param values called with each message: `{ asOf, clock, values: [figures], colleges: [rows] }`, of the clock's day in
 *     the windows ytd and stock; both lists may be empty when only other windows or days moved
 * @param reload called when messages may have been missed: everything is to be asked for again
 */
export function follow({ values, reload }) {
  const follower = { values, reload, since: hellos };
  followers.add(follower);
  if (!stream) open();
  return () => followers.delete(follower);
}

/** Calls with `{ connected, heardAt }` whenever that changes, and now; `heardAt` is a `Date.now()` or null. */
export function watch(watcher) {
  watchers.add(watcher);
  watcher({ connected, heardAt });
  return () => watchers.delete(watcher);
}

function open() {
  stream = shareStream((message) => {
    if (message.kind === 'lost') {
      tell(false);
      return;
    }
    heardAt = Date.now();
    tell(true);
    if (message.kind === 'hello') greetAll();
    else if (message.kind === 'values') {
      const values = JSON.parse(message.text);
      for (const follower of [...followers]) follower.values?.(values);
    }
  });
}

function greetAll() {
  hellos++;
  greet();
  reloadAll();
}

function reloadAll() {
  for (const follower of [...followers]) {
    if (follower.since < hellos) {
      follower.since = hellos;
      follower.reload?.();
    }
  }
}

function tell(now) {
  const changed = connected !== now;
  connected = now;
  if (changed) for (const watcher of [...watchers]) watcher({ connected, heardAt });
}

// Whoever holds the stream watches it too; this is for a holder that is gone.
setInterval(() => {
  if (connected && Date.now() - heardAt > SILENCE_MS) {
    tell(false);
    stream?.again();
  }
}, 1000);
addEventListener('offline', () => tell(false));
addEventListener('online', () => {
  if (!connected) stream?.again();
});
// A closed laptop lid stops time; what was missed meanwhile is asked for at once.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && heardAt !== null && Date.now() - heardAt > SILENCE_MS) stream?.again();
});

/** When a word of the server was heard last, as a `Date.now()`; null before the first. */
export function lastHeardAt() {
  return heardAt;
}
