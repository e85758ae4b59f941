package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cultivation.college.Topics;
import cultivation.events.Completion;
import cultivation.events.Graduation;
import cultivation.events.MajorClass;
import cultivation.producer.CollegeProducer;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A college sends what it should and what it should not; the others go on. */
class VerdictsIT {
    private static final String COLLEGE = "4111010853";
    private static final String OTHER = "4111010857";
    private static final String STUDENT = "b".repeat(64);
    private static final LocalDate DAY = LocalDate.of(2020, 7, 1);

    private static final Stack STACK = new Stack(StackSettings.forTest(), Console.silent());
    private static Colleague colleague;

    @BeforeAll
    static void start() {
        STACK.start();
        colleague = new Colleague(STACK.endpoints());
    }

    @AfterAll
    static void stop() {
        colleague.close();
        STACK.close();
    }

    @Test
    void one_of_each_rejection_reason_comes_back_with_reason_field_and_a_chinese_sentence() throws Exception {
        // given
        var good = graduation(STUDENT, MajorClass.SCIENCE);
        colleague.send(COLLEGE, STUDENT, colleague.wire(good), null);
        var foreign = Schema.createRecord("Foreign", null, "cultivation.events", false, List.of());
        int foreignId = colleague.connection.registryClient().register(foreign).fold(id -> id, why -> -1, why -> -1);
        var mismatch = graduation("c".repeat(64), MajorClass.SCIENCE);
        mismatch.getHead().setCollegeCode(OTHER);
        var plain = graduation("20190001", MajorClass.SCIENCE);
        var invalid = graduation("d".repeat(64), MajorClass.UNKNOWN);
        var early = graduation("e".repeat(64), MajorClass.SCIENCE);
        early.setGraduatedOn(LocalDate.of(1989, 12, 31));
        int wrongPartition = (colleague.partitionOf(STUDENT) + 1) % 4;

        // when
        colleague.send(COLLEGE, STUDENT, "no avro".getBytes(StandardCharsets.UTF_8), null);
        colleague.send(COLLEGE, STUDENT, new byte[] {0, 0, 0, 0, (byte) foreignId}, null);
        colleague.send(COLLEGE, "c".repeat(64), colleague.wire(mismatch), null);
        colleague.send(COLLEGE, "another key", colleague.wire(good), null);
        colleague.send(COLLEGE, STUDENT, colleague.wire(good), wrongPartition);
        colleague.send(COLLEGE, "20190001", colleague.wire(plain), null);
        colleague.send(COLLEGE, "d".repeat(64), colleague.wire(invalid), null);
        colleague.send(COLLEGE, "e".repeat(64), colleague.wire(early), null);
        colleague.send(COLLEGE, STUDENT, colleague.wire(graduation(STUDENT, MajorClass.MEDICINE)), null);
        colleague.send(Colleague.payment(OTHER, "P-1", 100));

        // then
        await().untilAsserted(() -> assertThat(colleague.read(Topics.rejections(COLLEGE)))
                .extracting(record -> Colleague.header(record, "cultivation.reason"))
                .containsExactlyInAnyOrder(
                        "UNDECODABLE",
                        "UNKNOWN_TYPE",
                        "COLLEGE_MISMATCH",
                        "WRONG_KEY",
                        "WRONG_PARTITION",
                        "PLAIN_IDENTIFIER",
                        "INVALID_FIELD",
                        "DATE_OUT_OF_RANGE",
                        "REVISION_CONFLICT"));
        assertThat(colleague.read(Topics.rejections(COLLEGE))).allSatisfy(record -> {
            assertThat(Colleague.header(record, "cultivation.field")).isNotEmpty();
            assertThat(Colleague.header(record, "cultivation.message")).matches("(?s).*\\p{IsHan}{4}.*");
            assertThat(Colleague.header(record, "cultivation.source")).matches("cultivation\\.events\\.\\d+-\\d@\\d+");
            assertThat(Colleague.header(record, "cultivation.rejectedAt")).matches("\\d{4}-.*Z");
            boolean withheld = Set.of("PLAIN_IDENTIFIER", "UNDECODABLE", "UNKNOWN_TYPE")
                    .contains(Colleague.header(record, "cultivation.reason"));
            assertThat(record.value() == null).isEqualTo(withheld);
            assertThat(record.key() == null).isEqualTo(withheld);
        });
        await().untilAsserted(() ->
                assertThat(colleague.college(OTHER).path("applied").asLong()).isEqualTo(1));
        await().untilAsserted(() -> {
            var row = colleague.college(COLLEGE);
            assertThat(row.path("received").asLong()).isEqualTo(10);
            assertThat(row.path("rejected").asLong()).isEqualTo(9);
            assertThat(row.path("applied").asLong()).isEqualTo(1);
        });
    }

    @Test
    void an_event_published_through_the_sdk_is_in_the_values() throws Exception {
        var query = "indicator=tech_trade_income&window=ytd&scope=college&entity=4111010858";
        try (var producer = CollegeProducer.of("4111010858")
                .connection(colleague.connection)
                .open()) {
            producer.publish(trade("T-0", 100)).join();
            await().untilAsserted(() -> assertThat(
                            colleague.value(query).path("numerator").asLong())
                    .isEqualTo(100));

            // when
            long sent = System.nanoTime();
            var published = producer.publish(trade("T-1", 23_400)).join();

            // then
            await().pollInterval(Duration.ofMillis(20)).untilAsserted(() -> assertThat(
                            colleague.value(query).path("numerator").asLong())
                    .isEqualTo(23_500));
            long millis = (System.nanoTime() - sent) / 1_000_000;
            System.out.printf("published to %s, in /values after %d ms%n", published, millis);
        }
    }

    @Test
    void a_topic_that_could_stop_the_others_is_left_out_and_named_and_taken_in_once_mended() throws Exception {
        try (var admin = colleague.admin()) {
            // given: no rejections topic; twice the partitions; a rejections topic that is too small; a sender's clock
            var odd = new HashMap<>(Topics.eventsSettings("9900000004", 4).settings());
            odd.put("message.timestamp.type", "CreateTime");
            admin.createTopics(List.of(
                            Topics.eventsSettings("9900000001", 4).toNewTopic((short) 1),
                            new NewTopic(Topics.rejections("9900000002"), 1, (short) 1),
                            new NewTopic(Topics.events("9900000002"), 8, (short) 1),
                            new NewTopic(Topics.rejections("9900000003"), 1, (short) 1)
                                    .configs(Map.of("max.message.bytes", "2000")),
                            Topics.eventsSettings("9900000003", 4).toNewTopic((short) 1),
                            new NewTopic(Topics.rejections("9900000004"), 1, (short) 1)
                                    .configs(Map.of("max.message.bytes", String.valueOf(Topics.MAX_REJECTION_BYTES))),
                            new NewTopic(Topics.events("9900000004"), 4, (short) 1).configs(odd)))
                    .all()
                    .get();
            for (String college : List.of("9900000001", "9900000002", "9900000003", "9900000004")) {
                colleague.send(college, "k", "not avro".getBytes(StandardCharsets.UTF_8), null);
            }

            // when: the others go on
            await().untilAsserted(
                            () -> assertThat(colleague.get("/health/ready").toString())
                                    .contains(
                                            "9900000001",
                                            "9900000002",
                                            "9900000003",
                                            "9900000004",
                                            "message.timestamp.type_CreateTime_not_LogAppendTime"));
            colleague.send(Colleague.payment("4111012448", "P-2", 7));

            // then
            await().untilAsserted(() -> assertThat(
                            colleague.college("4111012448").path("applied").asLong())
                    .isEqualTo(1));
            // what is left out does not make the app late, or all data alerts would be muted
            await().untilAsserted(() -> {
                assertThat(colleague.get("/api/v1/status").path("lagRecords").asLong())
                        .isZero();
                assertThat(colleague.get("/api/v1/status").path("caughtUp").asBoolean())
                        .isTrue();
            });

            // when: two of them are mended
            admin.createTopics(List.of(new NewTopic(Topics.rejections("9900000001"), 1, (short) 1)
                            .configs(Map.of("max.message.bytes", String.valueOf(Topics.MAX_REJECTION_BYTES)))))
                    .all()
                    .get();
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, Topics.rejections("9900000003")),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", String.valueOf(Topics.MAX_REJECTION_BYTES)),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();

            // then
            await().untilAsserted(() -> {
                assertThat(colleague.read(Topics.rejections("9900000001"))).hasSize(1);
                assertThat(colleague.read(Topics.rejections("9900000003"))).hasSize(1);
            });
        }
    }

    /** Two megabytes that compress to two kilobytes. */
    @Test
    void the_broker_does_not_take_a_small_record_that_unpacks_to_a_large_one() {
        assertThatThrownBy(() -> colleague.send("4111014073", "k", new byte[2 * 1024 * 1024], null))
                .hasCauseInstanceOf(InvalidRecordException.class);
    }

    /** The same on a topic whose broker does not know that bound. */
    @Test
    void a_rejection_larger_than_any_topic_takes_stops_nobody() throws Exception {
        // given
        bound("4111012451", String.valueOf(1 << 30));
        await().ignoreExceptions()
                .untilAsserted(() -> colleague.send("4111012451", "k", new byte[2 * 1024 * 1024], null));
        bound("4111012451", String.valueOf(Topics.MAX_EVENT_BYTES));

        // when
        colleague.send(Colleague.payment("4111012451", "P-3", 9));

        // then
        await().untilAsserted(() -> {
            assertThat(colleague.college("4111012451").path("applied").asLong()).isEqualTo(1);
            assertThat(colleague.read(Topics.rejections("4111012451")))
                    .singleElement()
                    .satisfies(record -> assertThat(Colleague.header(record, "cultivation.reason"))
                            .isEqualTo("UNDECODABLE"));
        });
    }

    private static void bound(String college, String bytes) throws Exception {
        try (var admin = colleague.admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, Topics.events(college)),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry(Topics.DECOMPRESSED, bytes), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static cultivation.events.TechServicePayment trade(String id, long amountFen) {
        var payment = Colleague.payment("4111010858", id, amountFen);
        payment.setKind(cultivation.events.PaymentKind.TECH_TRADE);
        return payment;
    }

    private static Graduation graduation(String student, MajorClass majorClass) {
        return new Graduation(Colleague.head(COLLEGE, 1), student, DAY, majorClass, Completion.GRADUATED);
    }
}
