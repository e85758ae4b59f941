package cultivation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** What all verbs share knows none of them but the verbs of a running city. */
@AnalyzeClasses(
        packages = "cultivation",
        importOptions = {ImportOption.DoNotIncludeTests.class})
class RoomsTest {
    @ArchTest
    static final ArchRule what_travels_and_the_sdk_know_no_command_line = noClasses()
            .that()
            .resideInAnyPackage(
                    "cultivation.connection", "cultivation.college", "cultivation.producer..", "cultivation.verdict")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("cultivation.cli", "picocli..");

    @ArchTest
    static final ArchRule no_packages_depend_on_each_other_in_a_circle =
            SlicesRuleDefinition.slices().matching("cultivation.(**)").should().beFreeOfCycles();
}
