// A program that is not ours: reads a college's topic through the registry's Confluent API and writes one event.
// usage: node client.mjs KAFKA REGISTRY COLLEGE PAYMENT_ID
import { randomUUID } from 'node:crypto';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { Kafka, Partitioners, logLevel } from 'kafkajs';

const [broker, registryAddress, college, paymentId] = process.argv.slice(2);
const topic = `cultivation.events.${college}`;
const registry = new SchemaRegistry({ host: `${registryAddress}/apis/ccompat/v7` });
const kafka = new Kafka({ clientId: 'not-ours', brokers: [broker], logLevel: logLevel.ERROR });

const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
await producer.connect();
const schemaId = await registry.getLatestSchemaId('cultivation.events.TechServicePayment');
const day = Math.floor((Date.now() + 8 * 3600 * 1000) / 86_400_000);
const value = await registry.encode(schemaId, {
  head: { eventId: randomUUID(), collegeCode: college, revision: 1, operation: 'UPSERT', recordedAt: Date.now() },
  paymentId,
  receivedOn: day,
  kind: 'TRAINING',
  amountFen: 4200,
  economicBenefitFen: 0,
});
await producer.send({ topic, messages: [{ key: paymentId, value }] });
await producer.disconnect();

const consumer = kafka.consumer({ groupId: `not-ours-${randomUUID()}` });
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
await new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('nothing was read within 30 s')), 30_000).unref();
  consumer.run({
    eachMessage: async ({ message }) => {
      const event = await registry.decode(message.value);
      if (event.paymentId === paymentId) {
        console.log(JSON.stringify({ paymentId: event.paymentId, amountFen: Number(event.amountFen) }));
        resolve();
      }
    },
  });
});
await consumer.disconnect();
