package cultivation.bench.ladder;

import cultivation.bench.job.Figures;
import cultivation.bench.measured.App;
import cultivation.bench.measured.ChildJvm;
import cultivation.bench.measured.Jvm;
import cultivation.bench.measured.Laboratory;
import cultivation.bench.peer.DslPeer;
import cultivation.bench.peer.FlinkPeer;
import cultivation.bench.peer.PeerCells;
import cultivation.college.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Begins to climb a rung, from nothing. */
final class Climbs {
    private static final Duration LONGEST_CATCHING_UP = Duration.ofMinutes(5);

    /** Longer than two of Flink's checkpoints. */
    private static final Duration SILENCE = Duration.ofSeconds(7);

    /** At most so many ends of transactions stand behind a partition's last record. */
    private static final long MARKS = 3;

    private final Laboratory laboratory;
    private final Jvm jvm;
    private int number;

    Climbs(Laboratory laboratory, Jvm jvm) {
        this.laboratory = laboratory;
        this.jvm = jvm;
    }

    Climb begin(Rung rung) throws IOException, InterruptedException {
        number++;
        return switch (rung) {
            case POLL, L1, FOLD, L2 -> new Plain(rung, "bench-" + rung.id() + '-' + number);
            case AT_LEAST_ONCE -> new Monitor(jvm.with("-Dcultivation.atLeastOnce=true"), "memory");
            case EXACTLY_ONCE -> new Monitor(jvm, "memory");
            case ROCKSDB -> new Monitor(jvm, "rocksdb");
            case DSL -> new Dsl("bench-dsl-" + number);
            case FLINK -> new Flink("bench-flink-" + number);
        };
    }

    private final class Plain implements Climb {
        private final Rung rung;
        private final String group;
        private final ChildJvm process;

        Plain(Rung rung, String group) throws IOException {
            this.rung = rung;
            this.group = group;
            if (rung == Rung.L2) {
                create(group);
            }
            var connection = laboratory.connection();
            process = ChildJvm.start(
                    jvm,
                    laboratory.path(group + ".log"),
                    Map.of(),
                    PlainClimb.class,
                    rung.id(),
                    connection.kafka(),
                    connection.registry().toString(),
                    group,
                    group,
                    laboratory.path(group + ".figures").toString());
        }

        @Override
        public ChildJvm process() {
            return process;
        }

        @Override
        public String group() {
            return group;
        }

        @Override
        public Optional<Figures> end() throws IOException, InterruptedException {
            var unused = process.stop();
            if (rung == Rung.L2) {
                delete(group);
            }
            return rung == Rung.FOLD
                    ? Optional.of(Figures.read(laboratory.path(group + ".figures")))
                    : Optional.empty();
        }

        @Override
        public void close() {
            process.close();
        }
    }

    private final class Monitor implements Climb {
        private final App app;

        Monitor(Jvm jvm, String store) throws IOException, InterruptedException {
            laboratory.forgetApp();
            app = laboratory.startApp(jvm, Map.of("CULTIVATION_STATE_STORE", store));
        }

        @Override
        public ChildJvm process() {
            return app.process();
        }

        @Override
        public String group() {
            return Topics.APPLICATION_ID;
        }

        @Override
        public Optional<Figures> end() throws IOException, InterruptedException {
            app.awaitCaughtUp(LONGEST_CATCHING_UP);
            var unused = app.process().stop();
            return Optional.of(LedgerFigures.of(laboratory.connection()));
        }

        @Override
        public void close() {
            app.close();
        }
    }

    /** A peer: it counts into a topic of its own. */
    private abstract class Peer implements Climb {
        private final String name;
        private final ChildJvm process;

        Peer(String name, Class<?> main, Jvm jvm) throws IOException {
            this.name = name;
            create(name);
            var connection = laboratory.connection();
            process = ChildJvm.start(
                    jvm,
                    laboratory.path(name + ".log"),
                    Map.of(),
                    main,
                    connection.kafka(),
                    connection.registry().toString(),
                    name,
                    name,
                    laboratory.path(name + "-state").toString());
        }

        @Override
        public ChildJvm process() {
            return process;
        }

        @Override
        public String group() {
            return name;
        }

        @Override
        public Optional<Figures> end() throws IOException, InterruptedException {
            awaitSilence(name);
            var unused = process.stop();
            var figures = PeerCells.read(laboratory.connection(), name);
            clear();
            return Optional.of(figures);
        }

        void clear() {
            delete(name);
        }

        @Override
        public void close() {
            process.close();
        }
    }

    private final class Dsl extends Peer {
        private final String between;

        Dsl(String name) throws IOException {
            super(name, DslPeer.class, jvm);
            between = DslPeer.between(name);
        }

        @Override
        public long between(Admin admin) {
            var offsets = laboratory
                    .connection()
                    .answerOf(admin.listConsumerGroupOffsets(group()).partitionsToOffsetAndMetadata());
            long lag = 0;
            for (var end : ends(between, admin).entrySet()) {
                var known = offsets.get(end.getKey());
                // The mark that ends a transaction takes a place of its own, which nobody consumes.
                lag += Math.max(0, end.getValue() - MARKS - (known == null ? 0 : known.offset()));
            }
            return lag;
        }

        @Override
        void clear() {
            super.clear();
            try (var admin = laboratory.connection().admin()) {
                var own = laboratory.connection().answerOf(admin.listTopics().names()).stream()
                        .filter(topic -> topic.startsWith(group() + '-'))
                        .toList();
                var unused =
                        laboratory.connection().answerOf(admin.deleteTopics(own).all());
            }
        }
    }

    private final class Flink extends Peer {
        Flink(String name) throws IOException {
            // As Flink's own scripts start Java 17.
            super(
                    name,
                    FlinkPeer.class,
                    jvm.with(
                                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                                    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                                    "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
                                    "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED")
                            .winning(FlinkPeer.kafkaClients()));
        }
    }

    /** Waits until nothing has been written to a topic for a while: cells follow the positions of their events. */
    private void awaitSilence(String topic) throws InterruptedException {
        try (var admin = laboratory.connection().admin()) {
            var before = Map.<TopicPartition, Long>of();
            var now = ends(topic, admin);
            while (!now.equals(before)) {
                before = now;
                Thread.sleep(SILENCE.toMillis());
                now = ends(topic, admin);
            }
        }
    }

    private Map<TopicPartition, Long> ends(String topic, Admin admin) {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        for (int partition = 0; partition < Topics.DEFAULT_PARTITIONS; partition++) {
            asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        var ends = new HashMap<TopicPartition, Long>();
        laboratory
                .connection()
                .answerOf(admin.listOffsets(asked).all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private void create(String topic) {
        try (var admin = laboratory.connection().admin()) {
            var created = admin.createTopics(List.of(new NewTopic(topic, Topics.DEFAULT_PARTITIONS, (short) 1)));
            var unused = laboratory.connection().answerOf(created.all());
        }
    }

    private void delete(String topic) {
        try (var admin = laboratory.connection().admin()) {
            var unused = laboratory
                    .connection()
                    .answerOf(admin.deleteTopics(List.of(topic)).all());
        }
    }
}
