package cultivation.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a folder holds, and where its next run goes on.
 *
 * @param format of the folder; this version reads and writes {@link #FORMAT} alone
 * @param cluster the id of the cluster that it is of
 * @param runs how many runs have written into it
 * @param writtenAt the end of the last one, an instant in ISO form
 * @param topics by name
 * @param registry the files of the registry
 */
record Manifest(
        int format,
        String cluster,
        int runs,
        String writtenAt,
        Map<String, ArchivedTopic> topics,
        List<ArchivedFile> registry) {
    static final int FORMAT = 1;

    Manifest {
        topics = new TreeMap<>(topics);
        registry = List.copyOf(registry);
    }

    /** Of a folder into which nothing was written yet. */
    static Manifest ofNothing(String cluster) {
        return new Manifest(FORMAT, cluster, 0, "", Map.of(), List.of());
    }

    Manifest withRun(int run) {
        return new Manifest(format, cluster, run, writtenAt, topics, registry);
    }

    Manifest with(ArchivedTopic topic) {
        var all = new TreeMap<>(topics);
        all.put(topic.name(), topic);
        return new Manifest(format, cluster, runs, writtenAt, all, registry);
    }

    Manifest written(String at, List<ArchivedFile> registryFiles) {
        return new Manifest(format, cluster, runs, at, topics, registryFiles);
    }

    /** Every file, those of the registry first. */
    List<ArchivedFile> files() {
        var files = new ArrayList<>(registry);
        topics.values().forEach(topic -> files.addAll(topic.files()));
        return files;
    }

    long records() {
        return topics.values().stream().mapToLong(ArchivedTopic::records).sum();
    }

    /**
     * A topic.
     *
     * @param id what tells it from one of the same name that was made again
     * @param next by partition, the offset at which the next run goes on; empty where each run writes all of it anew
     * @param lastDay by partition, the day of the file that its last record is in: no earlier one is written to again
     * @param files in the order in which they are to be read
     */
    record ArchivedTopic(
            String name,
            String id,
            int partitions,
            Map<Integer, Long> next,
            Map<Integer, String> lastDay,
            List<ArchivedFile> files) {
        ArchivedTopic {
            next = new TreeMap<>(next);
            lastDay = new TreeMap<>(lastDay);
            files = List.copyOf(files);
        }

        long records() {
            return files.stream().mapToLong(ArchivedFile::records).sum();
        }
    }

    /**
     * A file.
     *
     * @param path within the folder, with slashes
     * @param sha256 in lower-case hexadecimal digits
     * @param day the Beijing day on which its records were appended; null for what is of no day
     */
    record ArchivedFile(
            String path,
            String sha256,
            long bytes,
            long records,
            @Nullable String day) {}
}
