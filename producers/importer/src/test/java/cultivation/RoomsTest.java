package cultivation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** From a file to events, leftwards: table and workbook, cell, file, sending, and the verbs. */
@AnalyzeClasses(
        packages = "cultivation",
        importOptions = {ImportOption.DoNotIncludeTests.class})
class RoomsTest {
    @ArchTest
    static final ArchRule reading_a_file_knows_no_kafka_and_no_command_line = noClasses()
            .that()
            .resideInAnyPackage(
                    "cultivation.importer.code",
                    "cultivation.importer.table",
                    "cultivation.importer.event",
                    "cultivation.importer.workbook",
                    "cultivation.importer.cell",
                    "cultivation.importer.file")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "picocli..",
                    "cultivation.importer",
                    "cultivation.producer",
                    "cultivation.connection",
                    "cultivation.college",
                    "cultivation.cli");

    @ArchTest
    static final ArchRule no_packages_depend_on_each_other_in_a_circle =
            SlicesRuleDefinition.slices().matching("cultivation.(**)").should().beFreeOfCycles();
}
