package cultivation.oracle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = {"cultivation.oracle", "cultivation.hostile"},
        importOptions = DoNotIncludeTests.class)
class OracleStandsAloneTest {
    /** The JDK, Avro, and of this project the generated records only. */
    private static final DescribedPredicate<JavaClass> WHAT_THE_ORACLE_MAY_KNOW = DescribedPredicate.describe(
            "the JDK, Avro, the generated records or the oracle itself",
            known -> mayKnow(known.getBaseComponentType()));

    @ArchTest
    static final ArchRule the_oracle_shares_nothing_with_what_it_checks_but_the_generated_records =
            classes().should().onlyDependOnClassesThat(WHAT_THE_ORACLE_MAY_KNOW);

    private static boolean mayKnow(JavaClass known) {
        return !known.getPackageName().startsWith("cultivation.")
                || known.isAssignableTo("org.apache.avro.specific.SpecificRecord")
                || known.getName().matches("cultivation\\.(events|reference)\\..*")
                || known.getName().matches("cultivation\\.(oracle|hostile)\\..*")
                || known.getName().equals("cultivation.schemas.TrustedRecords");
    }
}
