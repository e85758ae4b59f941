package cultivation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** How it travels knows nothing of who says it, who asks and what happens. */
@AnalyzeClasses(
        packages = "cultivation",
        importOptions = {ImportOption.DoNotIncludeTests.class})
class RoomsTest {
    @ArchTest
    static final ArchRule a_connection_knows_no_college = noClasses()
            .that()
            .resideInAPackage("cultivation.connection")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("cultivation.college");

    @ArchTest
    static final ArchRule what_travels_knows_no_command_line_and_no_table = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", "me.tongfei..", "org.dhatim..", "de.siegmar..", "io.javalin..");

    @ArchTest
    static final ArchRule no_packages_depend_on_each_other_in_a_circle =
            SlicesRuleDefinition.slices().matching("cultivation.(**)").should().beFreeOfCycles();
}
