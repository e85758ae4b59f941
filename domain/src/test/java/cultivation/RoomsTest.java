package cultivation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = {
            "cultivation.rule",
            "cultivation.entity",
            "cultivation.ledger",
            "cultivation.catalogue",
            "cultivation.board",
            "cultivation.threshold",
            "cultivation.casework",
            "cultivation.check",
            "cultivation.closing"
        },
        importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    @ArchTest
    static final ArchRule the_domain_knows_neither_kafka_nor_http_nor_logging = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..", "java.net..", "org.slf4j..", "java.util.logging..", "java.nio.file..");

    @ArchTest
    static final ArchRule the_domain_asks_neither_clock_nor_chance = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(Random|concurrent\\.ThreadLocalRandom)|java\\.security\\.SecureRandom");

    @ArchTest
    static final ArchRule each_room_depends_leftwards_only = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("rule")
            .definedBy("cultivation.rule")
            .layer("entity")
            .definedBy("cultivation.entity")
            .layer("ledger")
            .definedBy("cultivation.ledger")
            .layer("catalogue")
            .definedBy("cultivation.catalogue")
            .layer("board")
            .definedBy("cultivation.board")
            .layer("threshold")
            .definedBy("cultivation.threshold")
            .layer("casework")
            .definedBy("cultivation.casework")
            .layer("check")
            .definedBy("cultivation.check")
            .layer("closing")
            .definedBy("cultivation.closing")
            .whereLayer("closing")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("check")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("threshold")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("casework")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("board")
            .mayOnlyBeAccessedByLayers("threshold", "check")
            .whereLayer("catalogue")
            .mayOnlyBeAccessedByLayers("board", "threshold", "check")
            .whereLayer("ledger")
            .mayOnlyBeAccessedByLayers("catalogue", "board", "threshold", "check")
            .whereLayer("entity")
            .mayOnlyBeAccessedByLayers("ledger", "catalogue", "board", "threshold", "check");
}
