package cultivation.book;

import cultivation.entity.Content;
import cultivation.entity.Entity;
import cultivation.entity.Facet;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Graduation;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingSession;
import cultivation.rule.RecordType;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Entities as bytes of the state store: the layout's version, then each facet with its revision and, unless nothing is
 * known or it is retracted, its content, field by field in the schema's order.
 *
 * <p>An enum's symbol is its place in the schema, so a symbol is only ever added, and a changed field needs a new version
 * beside this one: state outlives a release. One per processor: it reuses its buffer.
 */
@SuppressWarnings("EnumOrdinal") // places are what is stored; a test holds them
final class EntityLayout {
    /** Of layout 1 all records are the first released versions; of layout 2 those of this build. */
    private static final byte VERSION = 2;

    private final Packer out = new Packer();
    private final Unpacker in = new Unpacker();
    private int version;
    private final ReleasedStates released = new ReleasedStates();

    byte[] encode(Entity entity) {
        out.begin(VERSION);
        if (entity instanceof Entity.Student student) {
            facet(student.enrollment(), this::enrollment);
            facet(student.graduation(), this::graduation);
            facet(student.outcome(), this::outcome);
        } else if (entity instanceof Entity.Plan plan) {
            facet(plan.plan(), this::plan);
        } else if (entity instanceof Entity.Session session) {
            facet(session.session(), this::session);
        } else if (entity instanceof Entity.Payment payment) {
            facet(payment.payment(), this::payment);
        }
        return out.bytes();
    }

    /**
     * @param type any of the records that state such an entity
     * @throws IllegalStateException when a newer release wrote it
     */
    Entity decode(byte[] bytes, RecordType type) {
        if (ReleasedStates.wrote(bytes)) {
            return released.decode(bytes, type);
        }
        if (bytes[0] > VERSION) {
            throw new IllegalStateException("an entity of the state store has layout " + bytes[0]
                    + ", which a newer release wrote; this one reads up to layout " + VERSION);
        }
        in.begin(bytes);
        version = bytes[0];
        return switch (type) {
            case ENROLLMENT, GRADUATION, EMPLOYMENT_OUTCOME ->
                new Entity.Student(
                        this.<Enrollment>facet(RecordType.ENROLLMENT),
                        this.<Graduation>facet(RecordType.GRADUATION),
                        this.<EmploymentOutcome>facet(RecordType.EMPLOYMENT_OUTCOME));
            case ENROLLMENT_PLAN -> new Entity.Plan(this.<EnrollmentPlan>facet(type));
            case TRAINING_SESSION -> new Entity.Session(this.<TrainingSession>facet(type));
            case TECH_SERVICE_PAYMENT -> new Entity.Payment(this.<TechServicePayment>facet(type));
        };
    }

    private <E extends SpecificRecord> void facet(Facet<E> facet, Consumer<E> fields) {
        var content = facet.content();
        out.number(facet.revision());
        out.flag(content != null);
        if (content != null) {
            fields.accept(content);
        }
    }

    @SuppressWarnings("unchecked")
    private <E extends SpecificRecord> Facet<E> facet(RecordType type) {
        int revision = in.integer();
        return new Facet<>(revision, in.flag() ? (E) EventFields.record(type, version, Content.BLANK, "", in) : null);
    }

    private void enrollment(Enrollment e) {
        out.number(e.getCohortYear());
        out.number(e.getChannel().ordinal());
        out.text(e.getMajorCode());
        out.day(e.getAdmittedOn());
        out.optionalDay(e.getRegisteredOn());
        out.optionalDay(e.getLeftOn());
        out.number(e.getCategory().ordinal());
        out.number(e.getTrainingMode().ordinal());
        out.number(e.getEntrySchooling().ordinal());
    }

    private void graduation(Graduation e) {
        out.day(e.getGraduatedOn());
        out.number(e.getMajorClass().ordinal());
        out.number(e.getCompletion().ordinal());
    }

    private void outcome(EmploymentOutcome e) {
        out.day(e.getOutcomeOn());
        out.number(e.getDestination().ordinal());
        out.text(e.getWorkplaceProvince());
        out.flag(e.getSmeOrGrassroots());
        out.flag(e.getTop500());
        var income = e.getMonthlyIncomeFen();
        out.flag(income != null);
        if (income != null) {
            out.number(income);
        }
        var relevant = e.getMajorRelevant();
        out.flag(relevant != null);
        if (relevant != null) {
            out.flag(relevant);
        }
        out.number(e.getEvidence().ordinal());
    }

    private void plan(EnrollmentPlan e) {
        out.number(e.getCohortYear());
        out.number(e.getChannel().ordinal());
        out.number(e.getPlaces());
        out.day(e.getEffectiveOn());
    }

    private void session(TrainingSession e) {
        out.day(e.getHeldOn());
        out.number(e.getTrainingClass().ordinal());
        out.number(e.getParticipants());
        out.number(e.getPersonDays());
        out.flag(e.getOverseasTrainees());
    }

    private void payment(TechServicePayment e) {
        out.day(e.getReceivedOn());
        out.number(e.getKind().ordinal());
        out.number(e.getAmountFen());
        out.number(e.getEconomicBenefitFen());
    }
}
