package cultivation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** Imagination needs the SDK and the command line, and no file of a college. */
@AnalyzeClasses(
        packages = "cultivation",
        importOptions = {ImportOption.DoNotIncludeTests.class})
class RoomsTest {
    @ArchTest
    static final ArchRule the_simulator_reads_no_tables = noClasses()
            .that()
            .resideInAPackage("cultivation.simulator")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.dhatim..", "de.siegmar..");

    @ArchTest
    static final ArchRule no_packages_depend_on_each_other_in_a_circle =
            SlicesRuleDefinition.slices().matching("cultivation.(**)").should().beFreeOfCycles();
}
