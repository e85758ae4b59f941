package cultivation.bench.ladder;

import cultivation.bench.measured.App;
import cultivation.bench.measured.ChildJvm;
import cultivation.bench.measured.Laboratory;
import cultivation.college.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/** Begins to climb a rung, from nothing. */
final class Climbs {
    private static final Duration LONGEST_CATCHING_UP = Duration.ofMinutes(5);

    private final Laboratory laboratory;
    private final String heap;
    private int number;

    Climbs(Laboratory laboratory, String heap) {
        this.laboratory = laboratory;
        this.heap = heap;
    }

    Climb begin(Rung rung) throws IOException, InterruptedException {
        number++;
        return switch (rung) {
            case POLL, L1, FOLD, L2 -> new Plain(rung, "bench-" + rung.id() + '-' + number);
            case EXACTLY_ONCE -> new Monitor();
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
                    heap,
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

        Monitor() throws IOException, InterruptedException {
            laboratory.forgetApp();
            app = laboratory.startApp(heap);
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
