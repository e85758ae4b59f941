package cultivation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.entity.Measure;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class CellKeyProperties {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_key_is_read_as_it_was_written(
            @ForAll @NumericChars @AlphaChars @Chars({'.', '_', '-'}) @StringLength(max = 12) String college,
            @ForAll Measure measure,
            @ForAll @AlphaChars @Chars({'_', '/'}) @StringLength(max = 30) String slice,
            @ForAll("days") LocalDate day,
            @ForAll @IntRange(max = 999) int partition) {
        // given
        var key = new CellKey(college, measure, slice, day, partition);
        // when
        var read = CellKey.parse(key.toString());
        // then
        assertThat(read).isEqualTo(key);
    }

    @Provide
    static Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1990, 1, 1).toEpochDay(),
                        LocalDate.of(2999, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
