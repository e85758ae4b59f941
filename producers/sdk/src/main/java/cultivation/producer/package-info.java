/**
 * The SDK with which a college's own system publishes events.
 *
 * <p>Start at {@link cultivation.producer.CollegeProducer}: it makes heads and pseudonyms, refuses what the app's intake
 * would refuse, and publishes. {@link cultivation.producer.EventPublisher} below it shares one Kafka producer among many
 * colleges and checks nothing. What goes wrong is an exception that says what to do.
 */
@NullMarked
package cultivation.producer;

import org.jspecify.annotations.NullMarked;
