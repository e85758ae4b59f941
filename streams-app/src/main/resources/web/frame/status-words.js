// How the server says it stands, in words: `{ text, kind }`, kind `on`, `wait` or `lost`.
import { moment } from './format.js';
import { say } from './words.js';

/** From the answer of /status, null before the first one. Without the broker nothing arrives, whatever is shown. */
export function stateOf(status) {
  if (!status) return { text: say('live.on'), kind: 'on' };
  if (status.lagRecords === null) {
    const at = status.brokerAnsweredAt;
    return { text: at ? say('live.broker', { at: moment(at) }) : say('live.brokerNever'), kind: 'lost' };
  }
  if (status.replay && !status.replay.done) {
    const percent = Math.floor((100 * status.replay.published) / Math.max(1, status.replay.total));
    return { text: say('live.replay', { percent }), kind: 'wait' };
  }
  if (!status.caughtUp) {
    const behind = status.lagRecords > 0;
    return { text: say(behind ? 'live.behind' : 'live.settling', { records: status.lagRecords }), kind: 'wait' };
  }
  return { text: say('live.on'), kind: 'on' };
}
