package cultivation.schemas;

import cultivation.cases.Case;
import cultivation.closings.ClosedTables;
import cultivation.closings.Closing;
import cultivation.events.Achievement;
import cultivation.events.Activity;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Establishment;
import cultivation.events.FundingFlow;
import cultivation.events.Graduation;
import cultivation.events.ProjectMilestone;
import cultivation.events.ResourceLevel;
import cultivation.events.StaffMember;
import cultivation.events.SurveyWave;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingSession;
import cultivation.indicators.IndicatorValue;
import cultivation.ledger.Cell;
import cultivation.reference.AccessToken;
import cultivation.reference.College;
import cultivation.reference.Target;
import cultivation.reference.TargetChange;
import cultivation.reference.Threshold;
import cultivation.reference.ThresholdChange;
import cultivation.state.PaymentState;
import cultivation.state.PlanState;
import cultivation.state.SessionState;
import cultivation.state.StudentState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;

/**
 * The released versions of every record, oldest first; the last one is what this build writes.
 *
 * <pre>{@code
 * for (Schema version : ReleasedSchemas.of("cultivation.events.Enrollment")) …
 * }</pre>
 */
public final class ReleasedSchemas {
    private static final List<Schema> EVENTS = List.of(
            EnrollmentPlan.getClassSchema(),
            Enrollment.getClassSchema(),
            Graduation.getClassSchema(),
            EmploymentOutcome.getClassSchema(),
            TrainingSession.getClassSchema(),
            TechServicePayment.getClassSchema(),
            StaffMember.getClassSchema(),
            ResourceLevel.getClassSchema(),
            Establishment.getClassSchema(),
            Activity.getClassSchema(),
            Achievement.getClassSchema(),
            FundingFlow.getClassSchema(),
            SurveyWave.getClassSchema(),
            ProjectMilestone.getClassSchema());
    private static final List<Schema> PUBLISHED = List.of(
            Cell.getClassSchema(),
            IndicatorValue.getClassSchema(),
            College.getClassSchema(),
            Threshold.getClassSchema(),
            ThresholdChange.getClassSchema(),
            Case.getClassSchema(),
            ClosedTables.getClassSchema(),
            Closing.getClassSchema(),
            AccessToken.getClassSchema(),
            Target.getClassSchema(),
            TargetChange.getClassSchema());
    private static final List<Schema> INTERNAL = List.of(
            StudentState.getClassSchema(),
            PlanState.getClassSchema(),
            SessionState.getClassSchema(),
            PaymentState.getClassSchema());

    /** Of all released versions, oldest first, by full name; what has no released version has none. */
    private static final Map<String, List<Long>> FINGERPRINTS = all().stream()
            .map(Schema::getFullName)
            .collect(Collectors.toUnmodifiableMap(name -> name, name -> of(name).stream()
                    .map(SchemaNormalization::parsingFingerprint64)
                    .toList()));

    private ReleasedSchemas() {}

    /** The event records as this build knows them. */
    public static List<Schema> events() {
        return EVENTS;
    }

    /** Every record that goes to a topic; these are registered, each under its full name. */
    public static List<Schema> published() {
        return Stream.concat(EVENTS.stream(), PUBLISHED.stream()).toList();
    }

    /** Every record with released versions, the internal state records too. */
    public static List<Schema> all() {
        return Stream.concat(published().stream(), INTERNAL.stream()).toList();
    }

    /** The released versions of a record, oldest first; empty when nothing of that name was released. */
    public static List<Schema> of(String fullName) {
        var versions = new ArrayList<Schema>();
        while (true) {
            var path = "/released/" + fullName + "/v" + (versions.size() + 1) + ".avsc";
            try (InputStream file = ReleasedSchemas.class.getResourceAsStream(path)) {
                if (file == null) {
                    return versions;
                }
                versions.add(new Schema.Parser().parse(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException("released schema " + path + " cannot be read", e);
            }
        }
    }

    /**
     * Whether bytes written with this schema read as those of a released version, whatever else the schema says:
     * documentation, defaults, and properties such as {@code avro.java.string} do not count.
     */
    public static boolean isReleased(Schema writer) {
        return versionOf(writer) > 0;
    }

    /** The first released version whose bytes those written with this schema are, from 1 on; 0: of none. */
    public static int versionOf(Schema writer) {
        return FINGERPRINTS
                        .getOrDefault(writer.getFullName(), List.of())
                        .indexOf(SchemaNormalization.parsingFingerprint64(writer))
                + 1;
    }

    /**
     * Why {@code candidate} could not be released after {@code released}: a reader of the candidate must be able to
     * read what any released version wrote. Empty when it can ({@code BACKWARD_TRANSITIVE}).
     */
    public static List<String> breaks(Schema candidate, List<Schema> released) {
        var reasons = new ArrayList<String>();
        for (int version = 0; version < released.size(); version++) {
            var result = SchemaCompatibility.checkReaderWriterCompatibility(candidate, released.get(version))
                    .getResult();
            if (result.getCompatibility() != SchemaCompatibilityType.COMPATIBLE) {
                for (Incompatibility broken : result.getIncompatibilities()) {
                    reasons.add(candidate.getFullName() + " cannot read version " + (version + 1) + ": "
                            + broken.getType() + " at " + broken.getLocation() + ", " + broken.getMessage());
                }
            }
        }
        return reasons;
    }
}
