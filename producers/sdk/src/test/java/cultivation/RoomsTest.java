package cultivation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** What a college's own system depends on, and nothing that only files or people need. */
@AnalyzeClasses(
        packages = "cultivation",
        importOptions = {ImportOption.DoNotIncludeTests.class})
class RoomsTest {
    @ArchTest
    static final ArchRule the_sdk_knows_no_command_line_no_file_and_no_page = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", "me.tongfei..", "org.dhatim..", "de.siegmar..", "io.javalin..");

    @ArchTest
    static final ArchRule publishing_knows_no_verdict = noClasses()
            .that()
            .resideInAPackage("cultivation.producer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("cultivation.verdict");

    @ArchTest
    static final ArchRule no_packages_depend_on_each_other_in_a_circle =
            SlicesRuleDefinition.slices().matching("cultivation.(**)").should().beFreeOfCycles();
}
