package cultivation.entity;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that is counted, in people, person-days, fen or what else a measure says; the ledger's vocabulary. */
public enum Measure {
    PLANNED_PLACES,
    ADMITTED,
    ADMITTED_REGISTERED,
    REGISTERED,
    IN_SCHOOL,
    GRADUATED,
    OUTCOME_KNOWN,
    EMPLOYED,
    SELF_EMPLOYED,
    EMPLOYED_LOCAL,
    EMPLOYED_WEST_NORTHEAST,
    EMPLOYED_SME_GRASSROOTS,
    EMPLOYED_TOP500,
    INCOME_FEN,
    INCOME_STATED,
    RELEVANCE_ASKED,
    MAJOR_RELEVANT,
    UNMATCHED_OUTCOME,
    TRAINING_PERSON_DAYS,
    TRAINING_PARTICIPANTS,
    OVERSEAS_PERSON_DAYS,
    TECH_SERVICE_FEN,
    VERTICAL_RESEARCH_FEN,
    TECH_TRADE_FEN,
    TRAINING_FEN,
    ECONOMIC_BENEFIT_FEN,
    STAFF,
    FULL_TIME_TEACHERS,
    POSTGRADUATE_TEACHERS,
    SENIOR_TITLE_TEACHERS,
    DUAL_QUALIFIED_TEACHERS,
    EXTERNAL_TEACHERS,
    TEACHER_TENTHS,
    MASTER_TEACHERS,
    RESOURCE,
    RESOURCE_ADDED,
    ESTABLISHMENTS,
    ESTABLISHMENTS_OPENED,
    ESTABLISHMENTS_CLOSED,
    PROGRAMMES,
    ACTIVITY_PEOPLE,
    ACTIVITY_HUNDREDTHS,
    ACHIEVEMENTS,
    ACHIEVEMENT_PEOPLE,
    CONTEST_PRIZES,
    CLUB_AWARDS,
    FUNDING_FEN,
    FUNDING_BENEFICIARIES,
    PROJECT_SPENT_FEN,
    SURVEY_UNITS,
    SURVEY_ANSWERS,
    SURVEY_SATISFIED,
    MILESTONES_DUE,
    PROJECT_BUDGET_FEN,
    MILESTONES_COMPLETED,
    MILESTONES_OVERDUE,
    STUDENT_TENTHS,
    IN_SCHOOL_BY,
    ADMITTED_BY_MODE,
    RECEIVED,
    APPLIED,
    DUPLICATE,
    SUPERSEDED,
    REJECTED;

    private static final Map<String, Measure> BY_ID = new HashMap<>();

    static {
        for (Measure measure : values()) {
            BY_ID.put(measure.id, measure);
        }
    }

    private final String id = name().toLowerCase(Locale.ROOT);
    private final int decimals = id.endsWith("_fen") || id.endsWith("_hundredths") ? 2 : 0;

    /** The name in the ledger and the catalogue: {@code employed_local}. */
    public String id() {
        return id;
    }

    /** The measure of an id, or null. */
    public static @Nullable Measure ofId(String id) {
        return BY_ID.get(id);
    }

    /**
     * How many decimals its whole numbers stand for: 2 of what is kept in fen or hundredths, else 0. Of {@link #RESOURCE} and
     * {@link #RESOURCE_ADDED} the slice decides.
     */
    public int decimals() {
        return decimals;
    }

    /** Whether it counts records of one verdict; {@link #RECEIVED} is their sum. */
    public boolean isCounted() {
        return compareTo(RECEIVED) > 0;
    }

    /** Whether it accounts for records instead of stating something of the colleges. */
    public boolean isAccounting() {
        return compareTo(RECEIVED) >= 0;
    }

    /** Whether its days may lie before all that happened: who works at a college, and what it has, came there long ago. */
    public boolean reachesBack() {
        return switch (this) {
            case STAFF,
                    FULL_TIME_TEACHERS,
                    POSTGRADUATE_TEACHERS,
                    SENIOR_TITLE_TEACHERS,
                    DUAL_QUALIFIED_TEACHERS,
                    EXTERNAL_TEACHERS,
                    TEACHER_TENTHS,
                    MASTER_TEACHERS,
                    ESTABLISHMENTS,
                    ESTABLISHMENTS_OPENED,
                    ESTABLISHMENTS_CLOSED,
                    PROGRAMMES -> true;
            default -> false;
        };
    }

    /** Whether its days may lie ahead: what is planned has not happened, and moves nobody's clock. */
    public boolean isPlanned() {
        return switch (this) {
            case PLANNED_PLACES, MILESTONES_DUE, MILESTONES_OVERDUE, PROJECT_BUDGET_FEN -> true;
            default -> false;
        };
    }
}
