package cultivation.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.archive.Manifest.ArchivedFile;
import cultivation.archive.Manifest.ArchivedTopic;
import cultivation.cli.FailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFolderTest {
    private static final String TOPIC = "cultivation.events.4111010853";
    /** Half past eleven in the evening of 2019-06-30 in Beijing. */
    private static final Instant JUNE = Instant.parse("2019-06-30T15:30:00Z");
    /** Half past midnight of 2019-07-01 in Beijing, of the same day in Greenwich. */
    private static final Instant JULY = Instant.parse("2019-06-30T16:30:00Z");

    @TempDir
    private Path directory;

    private ArchiveFolder folder;

    @BeforeEach
    void folder() {
        folder = new ArchiveFolder(directory.resolve("archive"));
    }

    private static ConsumerRecord<byte[], byte[]> record(int partition, long offset, Instant appended) {
        return record(partition, offset, appended, bytes("key"), bytes("value " + offset));
    }

    @SuppressWarnings("NullAway") // Kafka's keys and values may be null
    private static ConsumerRecord<byte[], byte[]> record(
            int partition, long offset, Instant appended, byte @Nullable [] key, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                TOPIC,
                partition,
                offset,
                appended.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key,
                value,
                new RecordHeaders(new RecordHeader[] {
                    new RecordHeader("import", bytes("7")), new RecordHeader("import", (byte[]) null)
                }),
                Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<ArchivedFile> write(
            int run, Map<Integer, String> lastDay, List<ConsumerRecord<byte[], byte[]>> records) throws IOException {
        try (var files = new DayFiles(folder, "events/4111010853", run, lastDay)) {
            records.forEach(files::add);
            return files.finish();
        }
    }

    private List<ProducerRecord<byte[], byte[]>> read(List<ArchivedFile> files) throws IOException {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (ArchivedFile file : files) {
            try (var stream = new DataFileStream<GenericRecord>(folder.read(file), new GenericDatumReader<>())) {
                stream.forEach(record -> records.add(ArchivedRecord.toSend(TOPIC, record)));
            }
        }
        return records;
    }

    private Manifest archived(List<ArchivedFile> files) throws IOException {
        var manifest = Manifest.ofNothing("cluster")
                .withRun(1)
                .with(new ArchivedTopic(TOPIC, "id", 4, Map.of(0, 2L), Map.of(0, "2019-07-01"), files))
                .written("2019-07-02T00:00:00Z", List.of(folder.write("registry/0001/versions.json", bytes("[]"))));
        folder.write(manifest);
        return manifest;
    }

    @Test
    void a_record_comes_back_as_it_was() throws IOException {
        // given
        var written = List.of(
                record(2, 5, JUNE), record(2, 7, JUNE, null, bytes("no key")), record(2, 8, JUNE, bytes("k"), null));
        // when
        var read = read(write(1, Map.of(), written));
        // then
        assertThat(read).hasSize(3);
        for (int i = 0; i < written.size(); i++) {
            assertThat(read.get(i).topic()).isEqualTo(TOPIC);
            assertThat(read.get(i).partition()).isEqualTo(2);
            assertThat(read.get(i).timestamp()).isEqualTo(JUNE.toEpochMilli());
            assertThat(read.get(i).key()).isEqualTo(written.get(i).key());
            assertThat(read.get(i).value()).isEqualTo(written.get(i).value());
            assertThat(read.get(i).headers()).isEqualTo(written.get(i).headers());
        }
    }

    @Test
    void a_file_is_of_a_beijing_day_and_a_partition_stays_in_order_when_the_brokers_clock_went_back()
            throws IOException {
        // when
        var files = write(
                1,
                Map.of(),
                List.of(
                        record(0, 1, JUNE),
                        record(0, 2, JULY),
                        record(1, 1, JUNE),
                        record(0, 3, JUNE),
                        record(1, 2, JULY)));
        // then
        assertThat(files).extracting(ArchivedFile::day).containsExactly("2019-06-30", "2019-07-01");
        assertThat(files).extracting(ArchivedFile::records).containsExactly(2L, 3L);
        assertThat(read(files).stream().filter(record -> record.partition() == 0))
                .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                .containsExactly("value 1", "value 2", "value 3");
        // when the next run meets a clock that is still behind
        var next = write(2, Map.of(0, "2019-07-01"), List.of(record(0, 4, JUNE)));
        // then
        assertThat(next).extracting(ArchivedFile::path).containsExactly("events/4111010853/2019-07-01.0002-0001.avro");
    }

    @Test
    void however_many_days_are_written_at_once_each_partition_is_in_order() throws IOException {
        // given two partitions that are forty days apart
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (int day = 0; day < 80; day++) {
            records.add(record(0, day, JUNE.plusSeconds(86_400L * day)));
            if (day >= 40) {
                records.add(record(1, day, JUNE.plusSeconds(86_400L * (day - 40))));
            }
        }
        // when
        var read = read(write(1, Map.of(), records));
        // then
        assertThat(read).hasSize(120);
        for (int partition : new int[] {0, 1}) {
            assertThat(read.stream()
                            .filter(record -> record.partition() == partition)
                            .map(ProducerRecord::timestamp)
                            .toList())
                    .isSorted();
        }
    }

    @Test
    void a_manifest_is_read_as_it_was_written() throws IOException {
        var manifest = archived(write(1, Map.of(), List.of(record(0, 1, JUNE))));

        assertThat(folder.manifest()).isEqualTo(manifest);
    }

    @Test
    void one_changed_byte_of_any_file_is_found_and_so_is_one_that_is_missing() throws IOException {
        // given
        var manifest = archived(write(1, Map.of(), List.of(record(0, 1, JUNE), record(0, 2, JULY))));
        assertThatCode(() -> new Restoring(folder).verify(read -> {})).doesNotThrowAnyException();
        for (ArchivedFile file : manifest.files()) {
            var path = folder.file(file.path());
            var right = Files.readAllBytes(path);
            // when
            var wrong = right.clone();
            wrong[wrong.length / 2] ^= 1;
            Files.write(path, wrong);
            // then
            assertThatThrownBy(() -> new Restoring(folder).verify(read -> {}))
                    .isInstanceOf(FailedException.class)
                    .hasMessageContaining(file.path())
                    .hasMessageContaining("SHA-256");
            // when
            Files.delete(path);
            // then
            assertThatThrownBy(() -> new Restoring(folder).verify(read -> {}))
                    .hasMessageContaining("缺文件 " + file.path());
            Files.write(path, right);
        }
    }

    @Test
    void a_manifest_that_somebody_changed_is_found() throws IOException {
        // given
        var unused = archived(write(1, Map.of(), List.of(record(0, 1, JUNE))));
        var manifest = folder.file(ArchiveFolder.MANIFEST);
        // when
        Files.writeString(manifest, Files.readString(manifest).replace("2019-07-01", "2019-07-02"));
        // then
        assertThatThrownBy(() -> new Restoring(folder)).hasMessageContaining("已损坏");
    }

    @Test
    void a_folder_that_is_none_or_of_a_later_version_or_not_finished_is_refused() throws IOException {
        assertThatThrownBy(() -> new Restoring(folder)).hasMessageContaining("不是归档");

        folder.write(Manifest.ofNothing("cluster"));
        assertThatThrownBy(() -> new Restoring(folder)).hasMessageContaining("没有写完第一遍");

        var manifest = folder.file(ArchiveFolder.MANIFEST);
        Files.writeString(manifest, Files.readString(manifest).replace("\"format\" : 1", "\"format\" : 2"));
        assertThatThrownBy(() -> new Restoring(folder)).hasMessageContaining("格式 2");
    }

    @Test
    void what_a_run_that_was_cut_off_left_is_deleted_and_nothing_else() throws IOException {
        // given
        var manifest = archived(write(1, Map.of(), List.of(record(0, 1, JUNE))));
        var left = List.of(
                Files.write(folder.draft("events/4111010853/2019-07-02.0002-0001.avro"), bytes("half")),
                Files.write(folder.file("events/4111010853/2019-07-02.0002-0002.avro"), bytes("whole, but not named")));
        var other = Files.write(folder.file("README"), bytes("whose this is"));
        // when
        folder.deleteWhatIsNotIn(manifest);
        // then
        assertThat(left).allSatisfy(file -> assertThat(file).doesNotExist());
        assertThat(other).exists();
        new Restoring(folder).verify(read -> {});
    }
}
