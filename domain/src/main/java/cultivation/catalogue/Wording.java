package cultivation.catalogue;

import java.time.LocalDate;

/**
 * What an indicator is called and how it is defined, for as-of days in a period.
 *
 * @param validFrom {@link LocalDate#MIN} when it was always so
 * @param validTo {@link LocalDate#MAX} when it is still so
 */
public record Wording(
        LocalDate validFrom,
        LocalDate validTo,
        String nameZh,
        String nameEn,
        String definitionZh,
        String definitionEn) {
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validTo);
    }
}
