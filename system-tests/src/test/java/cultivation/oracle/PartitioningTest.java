package cultivation.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class PartitioningTest {
    @Test
    void a_key_lies_where_kafkas_client_would_put_it() {
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            byte[] key = new byte[random.nextInt(70)];
            random.nextBytes(key);
            int partitions = 1 + random.nextInt(16);

            assertThat(Partitioning.of(key, partitions)).isEqualTo(Utils.toPositive(Utils.murmur2(key)) % partitions);
        }
    }
}
