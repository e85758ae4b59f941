package cultivation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of this module depend leftwards only: connection, college, producer, and what uses them. */
@AnalyzeClasses(packages = "cultivation", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    @ArchTest
    static final ArchRule a_connection_knows_no_college = noClasses()
            .that()
            .resideInAPackage("cultivation.connection")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "cultivation.college",
                    "cultivation.producer",
                    "cultivation.verdict",
                    "cultivation.cli",
                    "cultivation.simulator",
                    "cultivation.importer..");

    @ArchTest
    static final ArchRule a_college_knows_no_producer = noClasses()
            .that()
            .resideInAPackage("cultivation.college")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "cultivation.producer",
                    "cultivation.verdict",
                    "cultivation.cli",
                    "cultivation.simulator",
                    "cultivation.importer..");

    @ArchTest
    static final ArchRule the_sdk_knows_no_command_line = noClasses()
            .that()
            .resideInAPackage("cultivation.producer")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "cultivation.verdict",
                    "cultivation.cli",
                    "cultivation.simulator",
                    "cultivation.importer..",
                    "picocli..");

    @ArchTest
    static final ArchRule verdicts_know_no_file_and_no_command_line = noClasses()
            .that()
            .resideInAPackage("cultivation.verdict")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("cultivation.cli", "cultivation.simulator", "cultivation.importer..", "picocli..");

    @ArchTest
    static final ArchRule reading_a_file_knows_no_kafka_and_no_command_line = noClasses()
            .that()
            .resideInAnyPackage("cultivation.importer.table", "cultivation.importer.file")
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
}
