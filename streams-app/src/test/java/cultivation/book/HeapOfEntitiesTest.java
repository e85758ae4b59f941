package cultivation.book;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.entity.Content;
import cultivation.entity.Entity;
import cultivation.entity.Facet;
import cultivation.events.AdmissionChannel;
import cultivation.events.Completion;
import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EntrySchooling;
import cultivation.events.Evidence;
import cultivation.events.Graduation;
import cultivation.events.MajorClass;
import cultivation.events.StudentCategory;
import cultivation.events.TrainingMode;
import cultivation.rule.RecordType;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** What documents say of the heap; the figures are printed. */
class HeapOfEntitiesTest {
    private static final int STUDENTS = 100_000;
    private static final LocalDate DAY = LocalDate.of(2019, 7, 1);

    @Test
    void a_student_of_three_facets_costs_less_in_our_store_than_in_kafkas() {
        double ours = heapOfEach(EntityStore.supplier("entities").get());
        double kafkas = heapOfEach(Stores.inMemoryKeyValueStore("entities").get());
        System.out.printf(
                "%d students: %.0f bytes of heap each, %.0f in Kafka's store in memory%n", STUDENTS, ours, kafkas);
        assertThat(ours).isLessThan(160).isLessThan(kafkas);
    }

    private static double heapOfEach(KeyValueStore<Bytes, byte[]> store) {
        long before = used();
        var entities = new Entities(store);
        for (int i = 0; i < STUDENTS; i++) {
            var id = "%064x".formatted(0x9E3779B97F4A7C15L * i);
            entities.put(Entities.key("4111010853", RecordType.GRADUATION, id), student());
        }
        long after = used();
        assertThat(store.approximateNumEntries()).isEqualTo(STUDENTS);
        return (double) (after - before) / STUDENTS;
    }

    private static Entity student() {
        return new Entity.Student(
                new Facet<>(
                        1,
                        new Enrollment(
                                Content.BLANK,
                                "",
                                2016,
                                AdmissionChannel.UNIFIED_EXAM,
                                "510201",
                                DAY.minusYears(3),
                                DAY.minusYears(3),
                                null,
                                StudentCategory.ORDINARY,
                                TrainingMode.ORDINARY,
                                EntrySchooling.NOT_STATED)),
                new Facet<>(1, new Graduation(Content.BLANK, "", DAY, MajorClass.ENGINEERING, Completion.GRADUATED)),
                new Facet<>(
                        2,
                        new EmploymentOutcome(
                                Content.BLANK,
                                "",
                                DAY,
                                Destination.CONTRACT,
                                "11",
                                true,
                                false,
                                450_000L,
                                true,
                                Evidence.VERIFIED)));
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
