package cultivation.topology;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.catalogue.AsOf;
import cultivation.college.Topics;
import cultivation.connection.Lookup;
import cultivation.connection.SchemaCache;
import cultivation.events.Completion;
import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Evidence;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.MajorClass;
import cultivation.events.Operation;
import cultivation.events.PaymentKind;
import cultivation.events.TechServicePayment;
import cultivation.ledger.Amount;
import cultivation.ledger.Disagreements;
import cultivation.reference.College;
import cultivation.reference.Ownership;
import cultivation.rule.SyntheticCollege;
import cultivation.topology.decoding.EventSchemas;
import cultivation.topology.gate.CellBudget;
import cultivation.topology.gate.LargeValues;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorTopologyTest {
    private static final String COLLEGE = "4111010853";
    private static final String STUDENT = "a".repeat(64);
    private static final LocalDate DAY = LocalDate.of(2019, 7, 1);
    private static final Instant NOW = Instant.parse("2019-12-01T00:00:00Z");

    @TempDir
    Path state;

    private DrivenTopology topology;

    @BeforeEach
    void start() {
        topology = new DrivenTopology(state, NOW);
        topology.register(new College(COLLEGE, "北京工业职业技术学院", null, Ownership.MUNICIPAL_COMMISSION, null, true));
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void an_outcome_before_its_graduation_counts_once_the_graduation_arrives() {
        // given
        topology.send(outcome(1), NOW);
        topology.advance(Duration.ofMillis(30));
        var early = Map.copyOf(topology.cells());

        // when
        topology.send(graduation(1, Completion.GRADUATED), NOW);
        topology.advance(Duration.ofMillis(30));

        // then
        assertThat(early).containsEntry(COLLEGE + "|unmatched_outcome||2019-07-01|0", new Amount(1, 1));
        assertThat(topology.cells())
                .doesNotContainKey(COLLEGE + "|unmatched_outcome||2019-07-01|0")
                .containsEntry(COLLEGE + "|employed||2019-07-01|0", new Amount(1, 1))
                .containsEntry(COLLEGE + "|graduated|SCIENCE|2019-07-01|0", new Amount(1, 1))
                .containsEntry(COLLEGE + "|applied|EmploymentOutcome|2019-12-01|0", new Amount(1, 1));
    }

    @Test
    void the_same_revision_with_other_content_is_rejected_and_the_first_stays() {
        // given
        topology.send(graduation(1, Completion.GRADUATED), NOW);

        // when
        topology.send(graduation(1, Completion.COMPLETED), NOW);
        topology.advance(Duration.ofMillis(30));

        // then
        assertThat(topology.rejections(COLLEGE)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).isEqualTo("REVISION_CONFLICT");
            assertThat(rejected.field()).isEqualTo("head.revision");
            assertThat(rejected.key()).isEqualTo(STUDENT.getBytes(StandardCharsets.UTF_8));
        });
        assertThat(topology.cells())
                .containsEntry(COLLEGE + "|graduated|SCIENCE|2019-07-01|0", new Amount(1, 1))
                .containsEntry(COLLEGE + "|rejected|Graduation/REVISION_CONFLICT|2019-12-01|0", new Amount(1, 1));
    }

    @Test
    void a_plain_identifier_goes_no_further_whatever_else_is_wrong() {
        // given
        var plain = graduation(1, Completion.GRADUATED);
        plain.setStudentId("20190001");

        // when
        topology.send(COLLEGE, "20190001".getBytes(StandardCharsets.UTF_8), DrivenTopology.wire(plain), NOW);
        topology.send(COLLEGE, "another".getBytes(StandardCharsets.UTF_8), DrivenTopology.wire(plain), NOW);

        // then
        var rejections = topology.rejections(COLLEGE);
        assertThat(rejections)
                .extracting(DrivenTopology.Rejected::reason)
                .containsExactly("PLAIN_IDENTIFIER", "WRONG_KEY");
        assertThat(rejections).allSatisfy(rejected -> {
            assertThat(rejected.key()).isNull();
            assertThat(rejected.value()).isNull();
            assertThat(rejected.message()).doesNotContain("20190001");
        });
    }

    @Test
    void bytes_that_ask_for_two_gigabytes_are_undecodable() {
        // given: the id of Graduation, then a string of length 2^31-1 for eventId
        byte[] hostile = {0, 0, 0, 0, 3, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};

        // when
        topology.send(COLLEGE, STUDENT.getBytes(StandardCharsets.UTF_8), hostile, NOW);

        // then
        assertThat(topology.rejections(COLLEGE)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).isEqualTo("UNDECODABLE");
            assertThat(rejected.value()).isEqualTo(hostile);
        });
    }

    @Test
    void a_rejection_that_would_not_fit_its_topic_leaves_the_record_behind() {
        // when
        topology.send(COLLEGE, STUDENT.getBytes(StandardCharsets.UTF_8), new byte[Topics.MAX_EVENT_BYTES + 1], NOW);

        // then
        assertThat(topology.rejections(COLLEGE)).singleElement().satisfies(rejected -> {
            assertThat(rejected.value()).isNull();
            assertThat(rejected.message()).contains("262145");
        });
    }

    @Test
    void a_cell_that_loses_its_last_contribution_becomes_a_tombstone() {
        // given
        topology.send(payment(1, Operation.UPSERT), NOW);
        topology.advance(Duration.ofMillis(30));
        var before = Map.copyOf(topology.cells());

        // when
        topology.send(payment(2, Operation.RETRACT), NOW);
        topology.advance(Duration.ofMillis(30));

        // then
        assertThat(before.keySet()).anyMatch(cell -> cell.contains("tech_service_fen"));
        assertThat(topology.cells().keySet()).noneMatch(cell -> cell.contains("tech_service_fen"));
    }

    @Test
    void figures_are_published_when_they_change_and_not_again() {
        // given
        topology.send(graduation(1, Completion.GRADUATED), NOW);
        topology.send(outcome(1), NOW);
        topology.advance(Duration.ofMillis(30));
        topology.advance(Duration.ofMillis(1100));
        var first = topology.published(Topics.INDICATORS);

        // when
        topology.advance(Duration.ofMinutes(5));

        // then
        assertThat(first)
                .filteredOn(value -> value.getIndicator().toString().equals("employment_rate")
                        && value.getWindow().toString().equals("ytd")
                        && value.getScope().toString().equals("city"))
                .hasSize(3)
                .allSatisfy(value -> assertThat(value.getValue()).isEqualTo(1.0));
        assertThat(topology.published(Topics.INDICATORS)).isEmpty();
    }

    @Test
    void the_probes_event_reaches_the_ledger_and_moves_no_published_figure() {
        // given
        topology.register(new College(SyntheticCollege.CODE, "探针", null, Ownership.PRIVATE, null, true));
        var head = new Head(UUID.randomUUID().toString(), SyntheticCollege.CODE, 1, Operation.UPSERT, NOW);
        var day = LocalDate.parse("2019-12-01");

        // when
        topology.send(new TechServicePayment(head, "probe-1", day, PaymentKind.TECH_SERVICE, 1_000L, 0L), NOW);
        topology.advance(Duration.ofMillis(30));
        topology.advance(Duration.ofSeconds(2));

        // then
        assertThat(topology.cells()).containsEntry("probe|tech_service_fen||2019-12-01|0", new Amount(1_000, 1));
        assertThat(topology.ledger().colleges()).isEmpty();
        assertThat(topology.published(Topics.INDICATORS)).isEmpty();
    }

    @Test
    void three_bytes_of_garbage_among_the_colleges_stop_nothing() {
        // given
        topology.register("garbage", new byte[] {1, 2, 3});
        topology.send(graduation(1, Completion.GRADUATED), NOW);

        // when
        topology.advance(Duration.ofMillis(30));
        topology.advance(Duration.ofSeconds(2));

        // then
        assertThat(topology.published(Topics.INDICATORS))
                .anySatisfy(value -> assertThat(value.getIndicator().toString()).isEqualTo("graduates"));
    }

    @Test
    void the_topology_is_as_described() throws Exception {
        var described = MonitorTopology.of(new MonitorTopology.Parts(
                        cultivation.catalogue.file.CatalogueFile.shipped(),
                        new EventSchemas(SchemaCache.inMemory(id -> new Lookup.Unknown<>(""))),
                        4,
                        1,
                        2,
                        3,
                        id -> new Lookup.Unknown<>(""),
                        AsOf.EVENTS,
                        true,
                        Duration.ofMillis(25),
                        new LedgerWriter(),
                        new CellBudget(400_000, 4),
                        LargeValues.ofThisHeap(),
                        new Disagreements(),
                        Duration.ofSeconds(1)))
                .describe()
                .toString();
        var golden = Path.of("src/test/resources/topology.txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, described);
        }
        assertThat(described).isEqualTo(Files.readString(golden));
    }

    private static Head head(int revision, Operation operation) {
        return new Head(UUID.randomUUID().toString(), COLLEGE, revision, operation, NOW);
    }

    private static Graduation graduation(int revision, Completion completion) {
        return new Graduation(head(revision, Operation.UPSERT), STUDENT, DAY, MajorClass.SCIENCE, completion);
    }

    private static EmploymentOutcome outcome(int revision) {
        return new EmploymentOutcome(
                head(revision, Operation.UPSERT),
                STUDENT,
                DAY,
                Destination.CONTRACT,
                "11",
                true,
                false,
                500_000L,
                true,
                Evidence.DECLARED);
    }

    private static TechServicePayment payment(int revision, Operation operation) {
        return new TechServicePayment(head(revision, operation), "P-1", DAY, PaymentKind.TECH_SERVICE, 100L, 0L);
    }
}
