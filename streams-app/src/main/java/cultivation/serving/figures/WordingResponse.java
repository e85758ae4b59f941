package cultivation.serving.figures;

import cultivation.catalogue.Wording;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator is called, and when.
 *
 * @param validFrom null: ever before
 * @param validTo null: until further notice
 * @param inForce whether it holds on the day asked for
 */
public record WordingResponse(
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        boolean inForce,
        String nameZh,
        String nameEn,
        String definitionZh,
        String definitionEn) {
    public static List<WordingResponse> of(List<Wording> wordings, LocalDate asOf) {
        return wordings.stream()
                .map(wording -> new WordingResponse(
                        first(wording.validFrom()),
                        last(wording.validTo()),
                        wording.holdsOn(asOf),
                        wording.nameZh(),
                        wording.nameEn(),
                        wording.definitionZh(),
                        wording.definitionEn()))
                .toList();
    }

    static @Nullable LocalDate first(LocalDate validFrom) {
        return validFrom.equals(LocalDate.MIN) ? null : validFrom;
    }

    static @Nullable LocalDate last(LocalDate validTo) {
        return validTo.equals(LocalDate.MAX) ? null : validTo;
    }
}
