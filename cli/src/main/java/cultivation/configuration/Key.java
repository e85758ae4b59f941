package cultivation.configuration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Every key of the project, and nothing else may be set.
 *
 * <pre>{@code
 * Key.HTTP_PORT.toString();      // cultivation.http.port, as it stands in the file
 * Key.HTTP_PORT.variable();      // CULTIVATION_HTTP_PORT
 * }</pre>
 */
public enum Key {
    KAFKA(Reader.APP_AND_VERBS, "127.0.0.1:9092", "HOST:PORT, several with commas", "the Kafka broker"),
    REGISTRY(
            Reader.APP_AND_VERBS,
            "http://127.0.0.1:8081",
            "URL",
            "the schema registry, the address under which `/apis/ccompat/v7` answers"),
    KAFKA_CONFIG(
            Reader.APP_AND_VERBS,
            null,
            "file",
            "properties of a secured broker's clients, for instance credentials; the keys `kafka.*` win over it"),
    PARTITIONS(
            Reader.APP_AND_VERBS,
            4,
            1,
            1000,
            "",
            "P, of every events topic; fixed when the deployment is made, and an events topic with another number is left out"),
    STATE_DIR(
            Reader.APP_AND_VERBS,
            ".cultivation/state",
            "folder",
            "the instance's working state, kept over restarts; lost, it is rebuilt from Kafka"),
    STATE_STORE(
            Reader.APP,
            "memory",
            "`memory` or `rocksdb`",
            "where the entities are kept: in the heap, about 120 bytes each, or, slower, on the disk for who outgrows it"),
    HTTP_HOST(
            Reader.APP,
            "127.0.0.1",
            "host",
            "where the app listens; behind a proxy, or with a certificate, if not loopback"),
    HTTP_PORT(Reader.APP, 8080, 0, 65_535, "", "0 takes a free one"),
    HTTP_NAMES(
            Reader.APP,
            null,
            "host names, by commas",
            "what the app may be asked under besides localhost, the loopback's addresses and the one it listens on: its name "
                    + "behind a proxy, in a certificate or in a container network; under another one it answers 421"),
    HTTP_CERTIFICATE(
            Reader.APP, null, "PEM file", "answers under HTTPS with it; read at the start, together with the next"),
    HTTP_KEY(Reader.APP, null, "PEM file", "its private key, PKCS #8 without a password"),
    INSTANCE_ID(
            Reader.APP,
            "app-1",
            "1 to 200 of `A-Z a-z 0-9 . _ -`",
            "name of the instance, another one for each, the same over restarts: who comes back has its work at once"),
    CLOCK(
            Reader.APP,
            "wall",
            "`wall` or `events`",
            "what the as-of day follows: today in Asia/Shanghai, or the latest day of any business measure but plans (a replay)"),
    CATALOGUE(Reader.APP, null, "YAML file", "a catalogue of indicators of one's own in place of the shipped one"),
    HOLIDAYS(
            Reader.APP,
            null,
            "YAML file",
            "days on which no college is expected to send; without it, every day counts as one on which it is"),
    ALERTMANAGER(Reader.APP, null, "URL", "Alertmanager, whose alerts the pages show"),
    PROBE_SECONDS(
            Reader.APP,
            10,
            0,
            3600,
            "s",
            "between the synthetic events that measure the way from event to figure; 0: none"),
    INTAKE_RATE(
            Reader.APP,
            1000,
            1,
            1_000_000,
            "records/s",
            "what a college may send to one instance over HTTP, and a second's worth ahead; faster is answered 429"),
    COLLEGE_CELLS(
            Reader.APP,
            400_000,
            1000,
            100_000_000,
            "cells",
            "live ledger cells (a number other than 0 of a day, a measure and a partition) that a college may have; half of it raises an alert, beyond it the college is held back"),
    THREADS(Reader.APP, 2, 1, 64, "", "of the topology; P tasks are shared among the threads of all instances"),
    BATCH_MS(
            Reader.APP,
            50,
            1,
            3_600_000,
            "ms",
            "between batches of changed ledger cells, each a transaction, while events are read as they come"),
    COMMIT_MS(
            Reader.APP,
            1000,
            1,
            2500,
            "ms",
            "between transactions in a backlog: more is cheaper; at most half of what a transaction may take"),
    REPLAY_PROGRESS(
            Reader.APP,
            null,
            "JSON file",
            "what a replay writes of its progress, repeated by `/status`; the quickstart's"),
    API(Reader.VERBS, null, "URL", "the monitor's own address, for verbs that ask it"),
    CREDENTIALS(
            Reader.VERBS,
            null,
            "folder",
            "the credentials of a secured broker: `college add` writes a college's there, and `admin.properties` in it is "
                    + "what verbs take"),
    DEBUG(Reader.VERBS, null, "anything", "an error comes with its stack trace"),
    JAVA_OPTIONS(Reader.LAUNCHER, null, "words", "further options of the Java that `./cultivation` starts");

    /** Who reads a key. */
    public enum Reader {
        /** The app, from its file or a variable. */
        APP,
        /** The app likewise, and verbs from the variable. */
        APP_AND_VERBS,
        /** Verbs, from the variable alone. */
        VERBS,
        /** The script that starts Java, from the variable alone. */
        LAUNCHER;

        /** Whether it may stand in the app's file. */
        public boolean readsFile() {
            return this == APP || this == APP_AND_VERBS;
        }
    }

    /** What all keys of ours begin with in a file; {@code CULTIVATION_} among the variables. */
    static final String PREFIX = "cultivation.";

    static final String VARIABLE_PREFIX = "CULTIVATION_";

    private final Reader reader;
    private final @Nullable String otherwise;
    private final String form;
    private final String meaning;
    private final long least;
    private final long most;

    Key(Reader reader, @Nullable String otherwise, String form, String meaning) {
        this(reader, otherwise, form, meaning, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    Key(Reader reader, int otherwise, int least, int most, String unit, String meaning) {
        this(reader, Integer.toString(otherwise), (least + " to " + most + ' ' + unit).strip(), meaning, least, most);
    }

    Key(Reader reader, @Nullable String otherwise, String form, String meaning, long least, long most) {
        this.reader = reader;
        this.otherwise = otherwise;
        this.form = form;
        this.meaning = meaning;
        this.least = least;
        this.most = most;
    }

    public Reader reader() {
        return reader;
    }

    /** As it stands in the app's file: {@code cultivation.http.port}. */
    @Override
    public String toString() {
        return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** As it stands in the environment: {@code CULTIVATION_HTTP_PORT}. */
    public String variable() {
        return VARIABLE_PREFIX + name();
    }

    /** What counts where nothing is set; null: nothing. */
    public @Nullable String otherwise() {
        return otherwise;
    }

    /** What a value looks like: its range with its unit, or the kind of thing it names. */
    public String form() {
        return form;
    }

    /** What it is for, in one line of Markdown. */
    public String meaning() {
        return meaning;
    }

    /**
     * @throws IllegalArgumentException naming key, range and value
     */
    public void requireRange(long value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(this + " must lie from " + least + " to " + most + ", got: " + value);
        }
    }

    static Key nearestInFile(String name) {
        return nearest(name, key -> key.reader.readsFile(), Key::toString);
    }

    static Key nearestVariable(String name) {
        return nearest(name, key -> true, Key::variable);
    }

    private static Key nearest(String name, Predicate<Key> wanted, Function<Key, String> spelling) {
        return Arrays.stream(values())
                .filter(wanted)
                .min(Comparator.comparingInt(key -> Spelling.distance(name, spelling.apply(key))))
                .orElseThrow();
    }
}
