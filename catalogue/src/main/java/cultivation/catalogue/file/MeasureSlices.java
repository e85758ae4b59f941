package cultivation.catalogue.file;

import cultivation.entity.Measure;
import cultivation.entity.StudentSlices;
import cultivation.events.AchievementKind;
import cultivation.events.ActivityKind;
import cultivation.events.AdmissionChannel;
import cultivation.events.Contest;
import cultivation.events.EntrySchooling;
import cultivation.events.EstablishmentKind;
import cultivation.events.FundingKind;
import cultivation.events.FundingSource;
import cultivation.events.Level;
import cultivation.events.MajorClass;
import cultivation.events.Prize;
import cultivation.events.ProjectKind;
import cultivation.events.ResourceItem;
import cultivation.events.Sector;
import cultivation.events.StudentCategory;
import cultivation.events.SurveySubject;
import cultivation.events.TrainingClass;
import cultivation.events.TrainingMode;
import cultivation.rule.Rules;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The symbols that a measure is sliced by; a misspelt one would be a figure that is missing for ever. */
final class MeasureSlices {
    private MeasureSlices() {}

    /** Of a measure; empty when it has none. */
    static List<String> of(Measure measure) {
        return switch (measure) {
            case PLANNED_PLACES, ADMITTED, ADMITTED_REGISTERED, REGISTERED -> symbols(AdmissionChannel.values());
            case GRADUATED -> symbols(MajorClass.values());
            case TRAINING_PERSON_DAYS, TRAINING_PARTICIPANTS -> symbols(TrainingClass.values());
            case EXTERNAL_TEACHERS -> List.of("ENTERPRISE", "OTHER");
            case RESOURCE -> graded(symbols(ResourceItem.values()));
            case RESOURCE_ADDED -> symbols(ResourceItem.values());
            case ESTABLISHMENTS -> pairs(EstablishmentKind.values(), Level.values());
            case ESTABLISHMENTS_OPENED, ESTABLISHMENTS_CLOSED -> symbols(EstablishmentKind.values());
            case PROGRAMMES -> symbols(Sector.values());
            case ACTIVITY_PEOPLE, ACTIVITY_HUNDREDTHS -> graded(symbols(ActivityKind.values()));
            case ACHIEVEMENTS, ACHIEVEMENT_PEOPLE -> pairs(AchievementKind.values(), Level.values());
            case CONTEST_PRIZES -> pairs(Contest.values(), Prize.values());
            case CLUB_AWARDS -> symbols(Level.values());
            case FUNDING_FEN -> pairs(FundingKind.values(), FundingSource.values());
            case FUNDING_BENEFICIARIES -> symbols(FundingKind.values());
            case PROJECT_SPENT_FEN, PROJECT_BUDGET_FEN, MILESTONES_DUE, MILESTONES_COMPLETED, MILESTONES_OVERDUE ->
                symbols(ProjectKind.values());
            case SURVEY_UNITS, SURVEY_ANSWERS, SURVEY_SATISFIED -> graded(symbols(SurveySubject.values()));
            case STUDENT_TENTHS -> symbols(StudentCategory.values());
            case IN_SCHOOL_BY ->
                Stream.of(
                                prefixed("category.", symbols(StudentCategory.values())),
                                prefixed("mode.", symbols(TrainingMode.values())),
                                prefixed("entry.", symbols(EntrySchooling.values())),
                                IntStream.rangeClosed(StudentSlices.FIRST_COHORT, StudentSlices.LAST_COHORT)
                                        .mapToObj(StudentSlices::ofCohort)
                                        .toList())
                        .flatMap(List::stream)
                        .toList();
            case ADMITTED_BY_MODE -> symbols(TrainingMode.values());
            default -> List.of();
        };
    }

    private static List<String> symbols(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(Enum::name)
                .filter(name -> !name.equals("UNKNOWN"))
                .toList();
    }

    private static List<String> pairs(Enum<?>[] first, Enum<?>[] second) {
        return symbols(first).stream()
                .flatMap(one -> symbols(second).stream().map(other -> one + '.' + other))
                .toList();
    }

    /** Of all grades, and of each. */
    private static List<String> graded(List<String> symbols) {
        return symbols.stream()
                .flatMap(symbol -> Stream.concat(
                        Stream.of(symbol),
                        IntStream.rangeClosed(1, Rules.MOST_GRADE).mapToObj(grade -> symbol + '.' + grade)))
                .toList();
    }

    private static List<String> prefixed(String prefix, List<String> symbols) {
        return symbols.stream().map(symbol -> prefix + symbol).toList();
    }
}
