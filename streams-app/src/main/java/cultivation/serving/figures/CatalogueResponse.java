package cultivation.serving.figures;

import cultivation.board.Groups;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.Check;
import cultivation.catalogue.EmployedPeriod;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Quantity;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.TableRow;
import cultivation.catalogue.Window;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /catalogue}: the catalogue in force, each name beside the days on which it holds. */
record CatalogueResponse(
        String version,
        LocalDate asOf,
        Named city,
        List<Named> groups,
        List<String> scopes,
        List<String> statistics,
        List<Employed> employed,
        List<OfIndicator> indicators,
        List<OfCheck> checks) {

    record Named(String id, String nameZh) {}

    /** Which destinations count as employed, and when. */
    record Employed(@Nullable LocalDate validFrom, @Nullable LocalDate validTo, List<String> destinations) {
        static Employed of(EmployedPeriod period) {
            return new Employed(
                    WordingResponse.first(period.validFrom()),
                    WordingResponse.last(period.validTo()),
                    period.destinations().stream().map(Enum::name).sorted().toList());
        }
    }

    /** An indicator under the names that hold on the day, and under all that it ever had. */
    record OfIndicator(
            String id,
            String nameZh,
            String nameEn,
            String definitionZh,
            String definitionEn,
            String kind,
            String unit,
            String better,
            List<String> windows,
            List<String> exported,
            List<Integer> incompleteMonths,
            @Nullable OfQuantity numerator,
            @Nullable OfQuantity denominator,
            boolean paired,
            int factor,
            List<OfTableRow> tables,
            List<WordingResponse> wordings) {
        static OfIndicator of(Indicator indicator, LocalDate asOf) {
            var now = indicator.wordingOn(asOf);
            return new OfIndicator(
                    indicator.id(),
                    now.nameZh(),
                    now.nameEn(),
                    now.definitionZh(),
                    now.definitionEn(),
                    indicator.kind().name().toLowerCase(Locale.ROOT),
                    indicator.unit().id(),
                    indicator.better().id(),
                    indicator.windows().stream().map(Window::id).toList(),
                    indicator.exported().stream().map(Window::id).toList(),
                    indicator.incompleteMonths().stream()
                            .sorted()
                            .map(Month::getValue)
                            .toList(),
                    OfQuantity.of(indicator.numerator()),
                    OfQuantity.of(indicator.denominator()),
                    indicator.paired(),
                    indicator.factor(),
                    indicator.tables().stream().map(OfTableRow::of).toList(),
                    WordingResponse.of(indicator.wordings(), asOf));
        }
    }

    /**
     * What stands above or below the line.
     *
     * @param measure of its first term, which is what it is mostly about; likewise the slices
     */
    record OfQuantity(String measure, List<String> slices, List<OfTerm> terms) {
        static @Nullable OfQuantity of(@Nullable Quantity quantity) {
            if (quantity == null) {
                return null;
            }
            var terms = quantity.parts().stream().map(OfTerm::of).toList();
            return new OfQuantity(terms.get(0).measure(), terms.get(0).slices(), terms);
        }
    }

    /**
     * A weighted term.
     *
     * @param window null for that of the figure
     */
    record OfTerm(
            String measure,
            List<String> slices,
            int weight,
            @Nullable String window,
            boolean required) {
        static OfTerm of(Quantity.Part part) {
            var window = part.window();
            return new OfTerm(
                    part.term().measure().id(),
                    part.term().slices().stream().sorted().toList(),
                    part.weight(),
                    window == null ? null : window.id(),
                    part.required());
        }
    }

    record OfTableRow(String id, String number, String row, String column, String statistic) {
        static OfTableRow of(TableRow row) {
            return new OfTableRow(
                    row.table(),
                    row.number(),
                    row.row(),
                    row.column(),
                    row.statistic().id());
        }
    }

    record OfCheck(String id, String severity, String nameZh, String nameEn, String definitionZh, String definitionEn) {
        static OfCheck of(Check check) {
            return new OfCheck(
                    check.id(),
                    check.severityId(),
                    check.nameZh(),
                    check.nameEn(),
                    check.definitionZh(),
                    check.definitionEn());
        }
    }

    static CatalogueResponse of(Catalogue catalogue, LocalDate asOf) {
        return new CatalogueResponse(
                catalogue.version(),
                asOf,
                new Named(catalogue.cityId(), catalogue.cityNameZh()),
                Groups.ALL.stream()
                        .map(group -> new Named(Groups.id(group), Groups.nameZh(group)))
                        .toList(),
                Stream.of(Scope.values()).map(Scope::id).toList(),
                Stream.of(Statistic.values()).map(Statistic::id).toList(),
                catalogue.employedPeriods().stream().map(Employed::of).toList(),
                catalogue.indicators().stream()
                        .map(indicator -> OfIndicator.of(indicator, asOf))
                        .toList(),
                catalogue.checks().stream().map(OfCheck::of).toList());
    }
}
