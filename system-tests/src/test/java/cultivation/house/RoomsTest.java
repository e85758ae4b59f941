package cultivation.house;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** The rooms of all modules together. */
@AnalyzeClasses(
        packages = "cultivation",
        importOptions = {ImportOption.DoNotIncludeTests.class, RoomsTest.WithoutWhatAttacksIt.class})
class RoomsTest {
    @ArchTest
    static final ArchRule no_packages_depend_on_each_other_in_a_circle =
            SlicesRuleDefinition.slices().matching("cultivation.(**)").should().beFreeOfCycles();

    /** Leaves the system tests' own classes out: they look at everything. */
    static final class WithoutWhatAttacksIt implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/system-tests/") && !location.contains("-tests.jar");
        }
    }
}
