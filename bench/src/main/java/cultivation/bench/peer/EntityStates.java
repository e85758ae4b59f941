package cultivation.bench.peer;

import cultivation.connection.WireFormat;
import cultivation.entity.Content;
import cultivation.entity.Entity;
import cultivation.entity.Facet;
import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.events.ResourceLevel;
import cultivation.rule.RecordType;
import cultivation.state.StudentState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Entities in Avro's binary encoding, with what they are before; one for each thread. A student is the state record; a fact
 * the event record whose head has the revision, and nothing but the head once retracted; a level such facts by day.
 */
@SuppressWarnings("EnumOrdinal") // within one run
final class EntityStates {
    private static final int STUDENT = RecordType.values().length;
    private static final int LEVEL = STUDENT + 1;
    /** From here on, a type that is retracted. */
    private static final int RETRACTED = 100;

    private final DatumWriter<SpecificRecord> studentWriter = WireFormat.writerOf(StudentState.getClassSchema());
    private final DatumReader<StudentState> studentReader =
            WireFormat.readerOf(StudentState.getClassSchema(), StudentState.getClassSchema());
    private final DatumWriter<SpecificRecord> headWriter = WireFormat.writerOf(Head.getClassSchema());
    private final DatumReader<Head> headReader = WireFormat.readerOf(Head.getClassSchema(), Head.getClassSchema());
    private final Map<RecordType, DatumWriter<SpecificRecord>> writers = new EnumMap<>(RecordType.class);
    private final Map<RecordType, DatumReader<SpecificRecord>> readers = new EnumMap<>(RecordType.class);
    private final WireFormat.Writer writer = new WireFormat.Writer();
    private final WireFormat.Reader reader = new WireFormat.Reader();

    byte[] encode(Entity entity) {
        if (entity instanceof Entity.Student student) {
            var state = new StudentState(
                    student.enrollment().revision(),
                    student.enrollment().content(),
                    student.graduation().revision(),
                    student.graduation().content(),
                    student.outcome().revision(),
                    student.outcome().content());
            return writer.write(STUDENT, state, studentWriter);
        }
        if (entity instanceof Entity.Fact fact) {
            return encode(fact.type(), fact.facet());
        }
        return encode((Entity.Level) entity);
    }

    Entity decode(byte[] bytes) {
        try {
            int kind = WireFormat.idOf(bytes).orElseThrow();
            if (kind == STUDENT) {
                StudentState student = reader.read(bytes, studentReader);
                return new Entity.Student(
                        new Facet<>(student.getEnrollmentRevision(), student.getEnrollment()),
                        new Facet<>(student.getGraduationRevision(), student.getGraduation()),
                        new Facet<>(student.getOutcomeRevision(), student.getOutcome()));
            }
            if (kind == LEVEL) {
                return level(bytes);
            }
            return new Entity.Fact(RecordType.values()[kind % RETRACTED], facet(kind, bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] encode(RecordType type, Facet<?> facet) {
        var content = facet.content();
        var head = new Head("", "", facet.revision(), Operation.UPSERT, Instant.EPOCH);
        if (content == null) {
            return writer.write(RETRACTED + type.ordinal(), head, headWriter);
        }
        content.put(0, head);
        var bytes = writer.write(
                type.ordinal(), content, writers.computeIfAbsent(type, each -> WireFormat.writerOf(each.schema())));
        content.put(0, Content.BLANK);
        return bytes;
    }

    private Facet<SpecificRecord> facet(int kind, byte[] bytes) throws IOException {
        if (kind >= RETRACTED) {
            return new Facet<>(reader.read(bytes, headReader).getRevision(), null);
        }
        var type = RecordType.values()[kind];
        SpecificRecord content = reader.read(
                bytes, readers.computeIfAbsent(type, each -> WireFormat.readerOf(each.schema(), each.schema())));
        int revision = type.headOf(content).getRevision();
        content.put(0, Content.BLANK);
        return new Facet<>(revision, content);
    }

    private byte[] encode(Entity.Level level) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(0);
            out.writeInt(LEVEL);
            out.writeInt(level.days().size());
            for (var day : level.days().entrySet()) {
                var facet = encode(RecordType.RESOURCE_LEVEL, day.getValue());
                out.writeLong(day.getKey().toEpochDay());
                out.writeInt(facet.length);
                out.write(facet);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Entity level(byte[] bytes) throws IOException {
        var days = new TreeMap<LocalDate, Facet<ResourceLevel>>();
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            in.skipNBytes(1 + Integer.BYTES);
            for (int left = in.readInt(); left > 0; left--) {
                var day = LocalDate.ofEpochDay(in.readLong());
                var stated = in.readNBytes(in.readInt());
                var facet = facet(WireFormat.idOf(stated).orElseThrow(), stated);
                days.put(day, new Facet<>(facet.revision(), (ResourceLevel) facet.content()));
            }
        }
        return new Entity.Level(days);
    }
}
