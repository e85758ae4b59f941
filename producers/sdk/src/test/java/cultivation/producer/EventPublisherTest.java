package cultivation.producer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPublisherTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 100, 1_000, 6_000})
    void in_bulk_a_batch_of_every_partition_fits_into_the_memory_and_half_of_it_stays_free(int partitions) {
        var settings = EventPublisher.bulk(partitions);

        long open = partitions * Long.parseLong(settings.getOrDefault("batch.size", ""));
        assertThat(open).isLessThanOrEqualTo(Long.parseLong(settings.getOrDefault("buffer.memory", "")) / 2);
    }
}
