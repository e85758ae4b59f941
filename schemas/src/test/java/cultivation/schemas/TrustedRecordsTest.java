package cultivation.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.events.AdmissionChannel;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Head;
import cultivation.events.Operation;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TrustedRecordsTest {
    @Test
    void a_trusted_record_is_read_back_with_its_enums() throws Exception {
        // given
        TrustedRecords.trust();
        var plan = new EnrollmentPlan(
                new Head("e", "4111010853", 1, Operation.UPSERT, Instant.EPOCH),
                "p1",
                2019,
                AdmissionChannel.EXPANSION,
                40,
                LocalDate.of(2019, 6, 1));

        // when
        var again = EnrollmentPlan.fromByteBuffer(plan.toByteBuffer());

        // then
        assertThat(again.getChannel()).isEqualTo(AdmissionChannel.EXPANSION);
        assertThat(again.getHead().getOperation()).isEqualTo(Operation.UPSERT);
    }
}
