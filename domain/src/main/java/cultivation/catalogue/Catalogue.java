package cultivation.catalogue;

import cultivation.entity.EmployedSet;
import cultivation.events.Destination;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All indicators and checks in the order in which they are declared, and the employed set. */
public final class Catalogue implements EmployedSet {
    private final String version;
    private final String cityId;
    private final String cityNameZh;
    private final Map<String, Indicator> indicators = new LinkedHashMap<>();
    private final List<EmployedPeriod> employed;
    private final List<Check> checks;
    private final List<Benchmark> benchmarks;

    public Catalogue(
            String version,
            String cityId,
            String cityNameZh,
            List<Indicator> indicators,
            List<EmployedPeriod> employed,
            List<Check> checks) {
        this(version, cityId, cityNameZh, indicators, employed, checks, List.of());
    }

    /**
     * @param version of the definitions, shown with every explanation
     * @param cityId the entity of the scope city
     */
    public Catalogue(
            String version,
            String cityId,
            String cityNameZh,
            List<Indicator> indicators,
            List<EmployedPeriod> employed,
            List<Check> checks,
            List<Benchmark> benchmarks) {
        this.version = version;
        this.cityId = cityId;
        this.cityNameZh = cityNameZh;
        this.employed = List.copyOf(employed);
        this.checks = List.copyOf(checks);
        this.benchmarks = List.copyOf(benchmarks);
        for (Indicator indicator : indicators) {
            if (this.indicators.put(indicator.id(), indicator) != null) {
                throw new IllegalArgumentException("indicator " + indicator.id() + " is declared twice");
            }
        }
    }

    public String version() {
        return version;
    }

    public String cityId() {
        return cityId;
    }

    public String cityNameZh() {
        return cityNameZh;
    }

    public Collection<Indicator> indicators() {
        return indicators.values();
    }

    /** The indicator of an id, or null. */
    public @Nullable Indicator indicator(String id) {
        return indicators.get(id);
    }

    public List<EmployedPeriod> employedPeriods() {
        return employed;
    }

    public List<Check> checks() {
        return checks;
    }

    /** What others have, of any indicators and days. */
    public List<Benchmark> benchmarks() {
        return benchmarks;
    }

    @Override
    public boolean contains(Destination destination, LocalDate graduatedOn) {
        for (EmployedPeriod period : employed) {
            if (!graduatedOn.isBefore(period.validFrom()) && !graduatedOn.isAfter(period.validTo())) {
                return period.destinations().contains(destination);
            }
        }
        return false;
    }
}
