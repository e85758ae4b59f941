// A program that is not ours: reads what the monitor publishes for any consumer, as kafkajs does by itself.
// usage: node indicators.mjs KAFKA REGISTRY TOPIC INDICATOR
import { randomUUID } from 'node:crypto';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { Kafka, logLevel } from 'kafkajs';

const [broker, registryAddress, topic, indicator] = process.argv.slice(2);
const registry = new SchemaRegistry({ host: `${registryAddress}/apis/ccompat/v7` });
const kafka = new Kafka({ clientId: 'not-ours', brokers: [broker], logLevel: logLevel.ERROR });
const consumer = kafka.consumer({ groupId: `not-ours-${randomUUID()}` });
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
await new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error(`no ${indicator} was read within 60 s`)), 60_000).unref();
  consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
  consumer.run({
    eachMessage: async ({ message }) => {
      if (message.value && message.key.toString().startsWith(`${indicator}|`)) {
        console.log(message.key.toString(), JSON.stringify(await registry.decode(message.value)));
        resolve();
      }
    },
  });
});
await consumer.disconnect();
