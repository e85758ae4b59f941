package cultivation.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.catalogue.Catalogue;
import cultivation.catalogue.DeclaredCatalogue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.file.CatalogueFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures are proved in the domain, over indicators declared in Java: the file must mean the same. */
class ShippedCatalogueTest {
    /** All that a figure is computed from, or that says when it is judged: nothing that is only read. */
    private record Meaning(
            Object id,
            Object kind,
            Object numerator,
            Object base,
            Object quotient,
            Object unit,
            Object better,
            Object windows,
            Object incompleteMonths) {
        static Meaning of(Indicator indicator) {
            return new Meaning(
                    indicator.id(),
                    indicator.kind(),
                    indicator.numerator(),
                    indicator.base(),
                    List.of(indicator.paired(), indicator.factor()),
                    indicator.unit(),
                    indicator.better(),
                    indicator.windows(),
                    indicator.incompleteMonths());
        }
    }

    @Test
    void the_shipped_file_declares_the_indicators_that_the_domain_s_tests_are_worked_out_on() {
        // when
        Catalogue shipped = CatalogueFile.shipped();

        // then
        assertThat(shipped.indicators().stream().map(Meaning::of).toList())
                .containsExactlyElementsOf(
                        DeclaredCatalogue.indicators().stream().map(Meaning::of).toList());
        assertThat(shipped.employedPeriods()).isEqualTo(List.of(DeclaredCatalogue.employed()));
        assertThat(shipped.cityId()).isEqualTo(DeclaredCatalogue.with().cityId());
    }
}
