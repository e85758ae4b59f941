package cultivation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@AnalyzeClasses(
        packages = {
            "cultivation.app",
            "cultivation.book",
            "cultivation.live",
            "cultivation.preview",
            "cultivation.probe",
            "cultivation.report",
            "cultivation.serving",
            "cultivation.topology"
        },
        importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    private static final int MOST_CLASSES = 25;
    private static final int LONGEST_METHOD = 100;
    private static final String[] HTTP = {"io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..", "java.net.http.."
    };

    @ArchTest
    static final ArchRule rooms_depend_one_way_only = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("app")
            .definedBy("cultivation.app..")
            .layer("preview")
            .definedBy("cultivation.preview..")
            .layer("probe")
            .definedBy("cultivation.probe..")
            .layer("serving")
            .definedBy("cultivation.serving..")
            .layer("report")
            .definedBy("cultivation.report..")
            .layer("live")
            .definedBy("cultivation.live..")
            .layer("topology")
            .definedBy("cultivation.topology..")
            .layer("book")
            .definedBy("cultivation.book..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("preview")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("probe")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("serving")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("serving")
            .whereLayer("live")
            .mayOnlyBeAccessedByLayers("app", "preview", "probe", "serving")
            .whereLayer("topology")
            .mayOnlyBeAccessedByLayers("app", "serving")
            .whereLayer("book")
            .mayOnlyBeAccessedByLayers("topology");

    @ArchTest
    static final ArchRule no_two_packages_depend_on_each_other =
            slices().matching("cultivation.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule what_is_live_knows_no_http = noClasses()
            .that()
            .resideInAPackage("cultivation.live..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HTTP);

    @ArchTest
    static final ArchRule the_report_knows_no_http_but_for_the_verbs_that_ask_the_running_app = noClasses()
            .that()
            .resideInAPackage("cultivation.report..")
            .and()
            .haveSimpleNameNotEndingWith("Command")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(HTTP)
                    .and(DescribedPredicate.not(JavaClass.Predicates.simpleNameEndingWith("Command"))));

    @ArchTest
    static final ArchRule handlers_are_handed_what_they_use = noClasses()
            .that()
            .resideInAPackage("cultivation.serving.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("cultivation.serving");

    @ArchTest
    static void no_package_has_more_than_25_files(JavaClasses all) {
        var tooLarge = all.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each -> !each.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getPackageName, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(each -> each.getValue() > MOST_CLASSES)
                .toList();
        assertThat(tooLarge).isEmpty();
    }

    @ArchTest
    static final ArchRule no_method_has_more_than_100_lines = classes()
            .should(new ArchCondition<>("have no method of more than " + LONGEST_METHOD + " lines") {
                @Override
                public void check(JavaClass each, ConditionEvents events) {
                    each.getCodeUnits().forEach(unit -> {
                        var lines = lines(unit);
                        if (lines.getCount() > 0 && lines.getMax() - lines.getMin() > LONGEST_METHOD) {
                            events.add(SimpleConditionEvent.violated(
                                    unit, unit.getFullName() + " has about " + (lines.getMax() - lines.getMin())));
                        }
                    });
                }
            });

    /** The lines on which a method does something: calls, makes, or reads a field. */
    private static IntSummaryStatistics lines(JavaCodeUnit unit) {
        if (unit.getName().equals("<clinit>") || unit.getName().equals("<init>")) {
            return new IntSummaryStatistics(); // initializers stand where the fields do
        }
        return Stream.of(unit.getCallsFromSelf(), unit.getFieldAccesses())
                .flatMap(Collection::stream)
                .mapToInt(access -> access.getLineNumber())
                .filter(line -> line > 0)
                .summaryStatistics();
    }
}
