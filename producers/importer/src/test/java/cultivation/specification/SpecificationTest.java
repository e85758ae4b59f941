package cultivation.specification;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.rule.Reason;
import cultivation.rule.RecordType;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpecificationTest {
    private static final Path FOLDER = Path.of("../../docs/spec");

    @Test
    void what_is_published_is_what_schemas_columns_and_rules_say() throws Exception {
        holds("specification.zh.md", Specification.chinese());
        holds("specification.en.md", Specification.english());
    }

    @ParameterizedTest
    @EnumSource(RecordType.class)
    void every_example_is_accepted_and_its_spoilt_ones_are_not(RecordType type) throws Exception {
        // given
        var example = Example.of(type);
        // then
        assertThat(example.verdict()).isNull();
        assertThat(example.wrongs())
                .extracting(wrong -> wrong.rejected().reason())
                .contains(Reason.COLLEGE_MISMATCH, Reason.INVALID_FIELD, Reason.DATE_OUT_OF_RANGE);
    }

    private static void holds(String name, String written) throws Exception {
        var file = FOLDER.resolve(name);
        if (Boolean.getBoolean("specification.write")) {
            Files.writeString(file, written);
        }
        assertThat(Files.readString(file))
                .as("%s; write it anew with -Dspecification.write=true", file)
                .isEqualTo(written);
    }
}
