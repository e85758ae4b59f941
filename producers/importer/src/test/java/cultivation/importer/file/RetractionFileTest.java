package cultivation.importer.file;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.schemas.TrustedRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that withdraw what an earlier one stated. */
class RetractionFileTest {
    private static final String GRADUATIONS = "学号,毕业日期,专业大类,毕业结论,操作\n";

    @TempDir
    Path folder;

    private final List<SpecificRecord> events = new ArrayList<>();

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    private ValidationReport read(String text) throws Exception {
        var file = RecordFile.open(Files.writeString(folder.resolve("file.csv"), text), null);
        return file.read(
                ReadOptions.toValidate("4111010853", Instant.parse("2020-08-01T00:00:00Z")), new RowListener() {
                    @Override
                    public void accepted(Row row, SpecificRecord event) {
                        events.add(event);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // all of it filled, as the file was that is taken back
                GRADUATIONS + "1,2019-07-01,工,毕业,撤回\n2,2019-07-01,理,毕业,撤回\n",
                // the keys alone
                GRADUATIONS + "1,,,,撤回\n2,,,,撤回\n",
                // by turns
                GRADUATIONS + "1,2019-07-01,工,毕业,撤回\n2,,,,撤回\n",
                // without any row below but a sum
                GRADUATIONS + "1,,,,撤回\n2,,,,撤回\n合计,,,2,\n",
                // by field names
                "studentId,graduatedOn,majorClass,completion,operation\n1,,,,RETRACT\n2,,,,RETRACT\n",
            })
    void a_file_in_which_each_row_withdraws_needs_nothing_but_keys(String text) throws Exception {
        // when
        var report = read(text);

        // then
        assertThat(report.mistakes()).isEmpty();
        assertThat(events).hasSize(2).allSatisfy(event -> assertThat(((Head) event.get(0)).getOperation())
                .isEqualTo(Operation.RETRACT));
    }

    @Test
    void a_row_that_states_something_is_asked_for_all_of_it_also_among_rows_that_withdraw() throws Exception {
        // when
        var report = read(GRADUATIONS + "1,,,,撤回\n2,,工,毕业,\n");

        // then
        assertThat(report.mistakes()).singleElement().satisfies(mistake -> assertThat(mistake.column())
                .isEqualTo("毕业日期"));
    }

    @Test
    void a_row_that_withdraws_nobody_is_a_mistake() throws Exception {
        // when
        var report = read(GRADUATIONS + ",,,,撤回\n2,,,,撤回\n");

        // then
        assertThat(report.isFaulty()).isTrue();
    }
}
