// One stream for all tabs of a browser: a shared worker holds it; where there is none, the tab that has the lock does and
// tells the others; where there is neither, each tab has its own.
import { openStream } from './stream.js';

const NAME = 'cultivation-stream';

/** `{ again() }` opens the stream anew; `tell` is called with each message of `openStream`. */
export function shareStream(tell) {
  return globalThis.SharedWorker ? throughWorker(tell) : withoutWorker(tell);
}

function withoutWorker(tell) {
  return globalThis.navigator?.locks && globalThis.BroadcastChannel ? throughLeader(tell) : openStream(tell);
}

function throughWorker(tell) {
  let port = null;
  let instead = null;

  function connect() {
    port?.postMessage('bye');
    port?.close();
    const worker = new SharedWorker(new URL('./stream-worker.js', import.meta.url), { name: NAME, type: 'module' });
    // It does not start where modules in workers are unknown.
    worker.addEventListener('error', () => (instead ??= withoutWorker(tell)));
    ({ port } = worker);
    port.addEventListener('message', ({ data }) => tell(data));
    port.start();
  }

  connect();
  // A page that is kept for the back button hears nothing meanwhile.
  addEventListener('pagehide', () => port.postMessage('bye'));
  addEventListener('pageshow', ({ persisted }) => persisted && connect());
  return {
    again() {
      if (instead) {
        instead.again();
        return;
      }
      port.postMessage('again');
      connect(); // a worker that has died is started anew
    },
  };
}

/** The first tab that gets the lock holds the stream; when it is closed, the next one gets the lock. */
function throughLeader(tell) {
  const me = String(Math.random());
  const channel = new BroadcastChannel(`${NAME} ${import.meta.url}`);
  let stream = null;

  channel.addEventListener('message', ({ data: { asked, from, to, message } }) => {
    if (message && (to ?? me) === me) tell(message);
    else if (asked === 'hello' && stream?.isConnected()) channel.postMessage({ message: { kind: 'hello' }, to: from });
    else if (asked === 'again') stream?.again();
  });
  navigator.locks.request(channel.name, () => {
    stream = openStream((message) => {
      channel.postMessage({ message });
      tell(message);
    });
    return new Promise(() => {}); // held until the tab is gone
  });
  channel.postMessage({ asked: 'hello', from: me });
  return {
    again() {
      if (stream) stream.again();
      else channel.postMessage({ asked: 'again' });
    },
  };
}
