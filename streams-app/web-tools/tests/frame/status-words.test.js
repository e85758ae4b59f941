import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stateOf } from '../../../src/main/resources/web/frame/status-words.js';

const FINE = { caughtUp: true, lagRecords: 0, brokerAnsweredAt: '2026-11-26T07:05:09Z', replay: null };

test('what is wholly processed is live', () => {
  assert.deepEqual(stateOf(FINE), { text: '实时', kind: 'on' });
  assert.equal(stateOf(null).kind, 'on');
});

test('a broker that does not answer is named, with the Beijing time of its last answer, even in a replay', () => {
  const dead = { ...FINE, caughtUp: false, lagRecords: null, replay: { published: 1, total: 2, done: false } };
  assert.deepEqual(stateOf(dead), { text: '消息服务没有应答，数据停在 11月26日 15:05', kind: 'lost' });
  assert.equal(stateOf({ ...dead, brokerAnsweredAt: null }).text, '消息服务没有应答');
});

test('records on their way are counted, and none is no catching up', () => {
  assert.equal(stateOf({ ...FINE, caughtUp: false, lagRecords: 12 }).text, '正在处理，还差 12 条');
  assert.equal(stateOf({ ...FINE, caughtUp: false }).text, '正在核对是否处理完毕');
});

test('a replay says how far it has come', () => {
  assert.equal(stateOf({ ...FINE, replay: { published: 1, total: 4, done: false } }).text, '正在回放 25%');
});
