// One stream of changes for the whole page. It resumes by itself; whoever may have missed something is told to ask
// anew.

/** Two heartbeats and a little: without a word for so long, the connection is dead although nobody said so. */
const SILENCE_MS = 35_000;
const PATIENCE_MS = 500;
const AGAIN_MS = [500, 1000, 2000, 5000];

const followers = new Set();
const watchers = new Set();
let stream = null;
let heardAt = null;
let connected = false;
let failures = 0;
let waiting = null;
let hellos = 0;
let greet = null;
const greeted = new Promise((resolve) => {
  greet = resolve;
});

/**
 * Waits a moment for the stream to be there: what is asked for after that misses nothing, and need not be asked twice.
 */
export async function ready() {
  if (!stream && waiting === null) open();
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
  if (!stream && waiting === null) open();
  return () => followers.delete(follower);
}

/** Calls with `{ connected, heardAt }` whenever that changes, and now; `heardAt` is a `Date.now()` or null. */
export function watch(watcher) {
  watchers.add(watcher);
  watcher({ connected, heardAt });
  return () => watchers.delete(watcher);
}

function open() {
  waiting = null;
  stream = new EventSource('/api/v1/stream');
  for (const name of ['hello', 'reset']) {
    stream.addEventListener(name, () => {
      heard();
      hellos++;
      greet();
      reloadAll();
    });
  }
  stream.addEventListener('heartbeat', heard);
  stream.addEventListener('values', (event) => {
    heard();
    const message = JSON.parse(event.data);
    for (const follower of [...followers]) follower.values?.(message);
  });
  stream.addEventListener('error', () => {
    lost();
    if (stream?.readyState === EventSource.CLOSED) again();
  });
}

function heard() {
  heardAt = Date.now();
  failures = 0;
  tell(true);
}

function lost() {
  tell(false);
}

function again() {
  stream?.close();
  stream = null;
  if (waiting === null) waiting = setTimeout(open, AGAIN_MS[Math.min(failures++, AGAIN_MS.length - 1)]);
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

setInterval(() => {
  if (connected && Date.now() - heardAt > SILENCE_MS) {
    lost();
    again();
  }
}, 1000);
addEventListener('offline', lost);
addEventListener('online', () => {
  if (!connected) {
    failures = 0;
    again();
  }
});
// A closed laptop lid stops time; what was missed meanwhile is asked for at once.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && heardAt !== null && Date.now() - heardAt > SILENCE_MS) again();
});

/** When a word of the server was heard last, as a `Date.now()`; null before the first. */
export function lastHeardAt() {
  return heardAt;
}
