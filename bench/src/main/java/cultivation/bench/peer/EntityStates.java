package cultivation.bench.peer;

import cultivation.connection.WireFormat;
import cultivation.entity.Entity;
import cultivation.entity.Facet;
import cultivation.state.PaymentState;
import cultivation.state.PlanState;
import cultivation.state.SessionState;
import cultivation.state.StudentState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Entities as Avro's binary encoding of the state records, with which of them it is before; one for each thread. */
final class EntityStates {
    private static final List<Schema> SCHEMAS = List.of(
            StudentState.getClassSchema(),
            PlanState.getClassSchema(),
            SessionState.getClassSchema(),
            PaymentState.getClassSchema());

    private final List<DatumWriter<SpecificRecord>> writers =
            SCHEMAS.stream().map(WireFormat::writerOf).toList();
    private final List<DatumReader<SpecificRecord>> readers =
            SCHEMAS.stream().map(schema -> WireFormat.readerOf(schema, schema)).toList();
    private final WireFormat.Writer writer = new WireFormat.Writer();
    private final WireFormat.Reader reader = new WireFormat.Reader();

    byte[] encode(Entity entity) {
        var state = stateOf(entity);
        int kind = SCHEMAS.indexOf(state.getSchema());
        return writer.write(kind, state, writers.get(kind));
    }

    Entity decode(byte[] bytes) {
        try {
            return entityOf(
                    reader.read(bytes, readers.get(WireFormat.idOf(bytes).orElseThrow())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SpecificRecord stateOf(Entity entity) {
        if (entity instanceof Entity.Student student) {
            return new StudentState(
                    student.enrollment().revision(),
                    student.enrollment().content(),
                    student.graduation().revision(),
                    student.graduation().content(),
                    student.outcome().revision(),
                    student.outcome().content());
        }
        if (entity instanceof Entity.Plan plan) {
            return new PlanState(plan.plan().revision(), plan.plan().content());
        }
        if (entity instanceof Entity.Session session) {
            return new SessionState(
                    session.session().revision(), session.session().content());
        }
        if (entity instanceof Entity.Payment payment) {
            return new PaymentState(
                    payment.payment().revision(), payment.payment().content());
        }
        throw new IllegalArgumentException("no such entity: " + entity);
    }

    private static Entity entityOf(SpecificRecord state) {
        if (state instanceof StudentState student) {
            return new Entity.Student(
                    new Facet<>(student.getEnrollmentRevision(), student.getEnrollment()),
                    new Facet<>(student.getGraduationRevision(), student.getGraduation()),
                    new Facet<>(student.getOutcomeRevision(), student.getOutcome()));
        }
        if (state instanceof PlanState plan) {
            return new Entity.Plan(new Facet<>(plan.getRevision(), plan.getPlan()));
        }
        if (state instanceof SessionState session) {
            return new Entity.Session(new Facet<>(session.getRevision(), session.getSession()));
        }
        if (state instanceof PaymentState payment) {
            return new Entity.Payment(new Facet<>(payment.getRevision(), payment.getPayment()));
        }
        throw new IllegalArgumentException("no such state: " + state);
    }
}
