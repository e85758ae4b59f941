package cultivation.book;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A record's fields, one after another in the schema's order, however they are packed. */
public interface FieldSource {
    int integer();

    long number();

    boolean flag();

    LocalDate day();

    CharSequence text();

    @Nullable
    CharSequence optionalText();

    @Nullable
    LocalDate optionalDay();

    @Nullable
    Integer optionalInteger();

    @Nullable
    Long optionalNumber();

    @Nullable
    Boolean optionalFlag();
}
