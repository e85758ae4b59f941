// The server's stream of changes, kept open: it resumes by itself, and says when messages may have been missed. It runs
// in a page or in a worker, whichever holds the stream.

const STREAM = '/api/v1/stream';
/** Two heartbeats and a little: without a word for so long, the connection is dead although nobody said so. */
export const SILENCE_MS = 35_000;
const AGAIN_MS = [500, 1000, 2000, 5000];

/**
 * Opens the stream: `{ again(), isConnected() }`.
 *
 * @param tell called with what came: `{ kind: 'hello' }` when messages may have been missed, `{ kind: 'values', text }`,
 *     `{ kind: 'heartbeat' }`, and `{ kind: 'lost' }` when the connection is gone
 */
export function openStream(tell) {
  let stream = null;
  let heardAt = 0;
  let connected = false;
  let failures = 0;
  let waiting = null;

  function open() {
    waiting = null;
    stream = new EventSource(STREAM);
    for (const name of ['hello', 'reset']) stream.addEventListener(name, () => heard({ kind: 'hello' }));
    stream.addEventListener('heartbeat', () => heard({ kind: 'heartbeat' }));
    stream.addEventListener('values', (event) => heard({ kind: 'values', text: event.data }));
    stream.addEventListener('error', () => {
      lost();
      if (stream?.readyState === EventSource.CLOSED) again();
    });
  }

  function heard(message) {
    heardAt = Date.now();
    failures = 0;
    connected = true;
    tell(message);
  }

  function lost() {
    connected = false;
    tell({ kind: 'lost' });
  }

  function again() {
    connected = false;
    stream?.close();
    stream = null;
    if (waiting === null) waiting = setTimeout(open, AGAIN_MS[Math.min(failures++, AGAIN_MS.length - 1)]);
  }

  setInterval(() => {
    if (connected && Date.now() - heardAt > SILENCE_MS) {
      lost();
      again();
    }
  }, 1000);
  open();
  return {
    again() {
      failures = 0;
      again();
    },
    isConnected: () => connected,
  };
}
