// Holds the one stream of a browser for all its tabs: over HTTP/1.1 a browser opens six connections to a host, and each
// tab with a stream of its own would take one for ever.
import { openStream } from './stream.js';

const ports = new Set();
let stream = null;

function tellAll(message) {
  for (const port of ports) port.postMessage(message);
}

addEventListener('connect', ({ ports: [port] }) => {
  port.addEventListener('message', ({ data }) => {
    if (data === 'bye') ports.delete(port);
    else if (data === 'again') stream.again();
  });
  port.start();
  ports.add(port);
  if (stream === null) stream = openStream(tellAll);
  else if (stream.isConnected()) port.postMessage({ kind: 'hello' });
});
