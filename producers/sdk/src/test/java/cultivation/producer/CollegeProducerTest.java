package cultivation.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cultivation.connection.Connection;
import cultivation.connection.RegistryUnreachableException;
import cultivation.events.Completion;
import cultivation.events.Graduation;
import cultivation.events.MajorClass;
import cultivation.events.Operation;
import cultivation.events.PaymentKind;
import cultivation.events.TechServicePayment;
import cultivation.rule.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletionException;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the SDK refuses by itself; nothing listens at these addresses. */
class CollegeProducerTest {
    private static final String PSEUDONYM = "0123456789abcdef".repeat(4);
    private static final Instant NOW = Instant.parse("2019-07-02T04:00:00Z");

    private final CollegeProducer producer = CollegeProducer.of("4111010853")
            .connection(Connection.of("127.0.0.1:1", "http://127.0.0.1:1"))
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .open();

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void a_head_is_filled_but_for_the_revision() {
        var head = producer.upsert(3);

        assertThat(head.getCollegeCode()).isEqualTo("4111010853");
        assertThat(head.getRevision()).isEqualTo(3);
        assertThat(head.getOperation()).isEqualTo(Operation.UPSERT);
        assertThat(head.getRecordedAt()).isEqualTo(NOW);
        assertThat(head.getEventId().toString()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(producer.retract(4).getOperation()).isEqualTo(Operation.RETRACT);
        assertThat(producer.upsert(1).getEventId()).isNotEqualTo(head.getEventId());
    }

    @Test
    void a_good_event_passes_the_dry_run() {
        assertThatCode(() -> producer.check(graduation(PSEUDONYM, LocalDate.of(2019, 7, 1))))
                .doesNotThrowAnyException();
    }

    @Test
    void a_plain_student_number_is_never_sent_nor_repeated() {
        var refused = refusalOf(graduation("2019010101", LocalDate.of(2019, 7, 1)));

        assertThat(refused.reason()).isEqualTo(Reason.PLAIN_IDENTIFIER);
        assertThat(refused.field()).isEqualTo("studentId");
        assertThat(refused.messageZh()).contains("假名").doesNotContain("2019010101");
        assertThat(refused.getMessage()).doesNotContain("2019010101");
    }

    @Test
    void the_apps_rules_are_applied_before_sending() {
        assertThat(refusalOf(graduation(PSEUDONYM, LocalDate.of(2019, 7, 3))).reason())
                .isEqualTo(Reason.DATE_OUT_OF_RANGE);

        var benefit = refusalOf(TechServicePayment.newBuilder()
                .setHead(producer.upsert(1))
                .setPaymentId("p-1")
                .setReceivedOn(LocalDate.of(2019, 1, 1))
                .setKind(PaymentKind.TRAINING)
                .setAmountFen(100)
                .setEconomicBenefitFen(-1)
                .build());
        assertThat(benefit.reason()).isEqualTo(Reason.INVALID_FIELD);
        assertThat(benefit.field()).isEqualTo("economicBenefitFen");
    }

    @Test
    void a_record_of_another_college_or_with_fields_missing_is_refused() {
        var other = graduation(PSEUDONYM, LocalDate.of(2019, 7, 1));
        other.getHead().setCollegeCode("4111010857");
        assertThat(refusalOf(other).reason()).isEqualTo(Reason.COLLEGE_MISMATCH);

        var incomplete = new Graduation();
        incomplete.setHead(producer.upsert(1));
        assertThat(refusalOf(incomplete).field()).isEqualTo("studentId");
        assertThat(refusalOf(new Graduation()).field()).isEqualTo("head");
        var headless = graduation(PSEUDONYM, LocalDate.of(2019, 7, 1));
        headless.setHead(new cultivation.events.Head());
        assertThat(refusalOf(headless).field()).isEqualTo("head.eventId");
    }

    @Test
    void what_is_no_event_is_refused() {
        assertThat(refusalOf(producer.upsert(1)).reason()).isEqualTo(Reason.UNKNOWN_TYPE);
    }

    @Test
    void a_registry_that_is_away_is_said_soon_and_by_its_address() {
        var published = producer.publish(graduation(PSEUDONYM, LocalDate.of(2019, 7, 1)));

        assertThatThrownBy(published::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(RegistryUnreachableException.class)
                .hasMessageContaining("http://127.0.0.1:1")
                .hasMessageContaining("check that it runs");
    }

    @Test
    void a_code_that_names_no_topic_is_refused() {
        assertThatThrownBy(() -> CollegeProducer.of("北京")).hasMessageContaining("北京");
        assertThatThrownBy(() -> CollegeProducer.of("1").open()).hasMessageContaining("connection");
    }

    @Test
    void any_setting_can_be_replaced() {
        var connection = Connection.of("127.0.0.1:1", "http://127.0.0.1:1/");

        var settings = ProducerSettings.of(
                connection,
                java.util.Map.of(
                        "compression.type", "zstd",
                        "value.serializer", "io.confluent.kafka.serializers.KafkaAvroSerializer",
                        "linger.ms", Duration.ofMillis(7).toMillis()));

        assertThat(settings)
                .containsEntry("compression.type", "zstd")
                .containsEntry("linger.ms", 7L)
                .containsEntry("acks", "all")
                .containsEntry("schema.registry.url", "http://127.0.0.1:1/apis/ccompat/v7")
                .containsEntry("auto.register.schemas", "false")
                .doesNotContainKey("apicurio.registry.url");
    }

    private EventRefusedException refusalOf(SpecificRecord event) {
        var refused = catchThrowableOfType(EventRefusedException.class, () -> producer.publish(event));
        assertThat(refused).isNotNull();
        return refused;
    }

    private Graduation graduation(String studentId, LocalDate day) {
        return Graduation.newBuilder()
                .setHead(producer.upsert(1))
                .setStudentId(studentId)
                .setGraduatedOn(day)
                .setMajorClass(MajorClass.ENGINEERING)
                .setCompletion(Completion.GRADUATED)
                .build();
    }
}
