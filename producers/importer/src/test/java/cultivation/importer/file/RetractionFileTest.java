package cultivation.importer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.rule.RecordType;
import cultivation.rule.StudentNumber;
import cultivation.schemas.TrustedRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        return read(RecordFile.open(Files.writeString(folder.resolve("file.csv"), text), null));
    }

    private ValidationReport read(RecordFile file) throws Exception {
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

    @ParameterizedTest
    @CsvSource({
        "EnrollmentPlan, 计划编号",
        "Enrollment, 学号",
        "Graduation, 学籍号",
        "EmploymentOutcome, studentId",
        "TrainingSession, 班次编号",
        "TechServicePayment, 到款编号",
        "StaffMember, 工号",
        "Establishment, 专业或项目编号",
        "Activity, 活动编号",
        "Achievement, 成果编号",
        "FundingFlow, 经费编号",
        "SurveyWave, 调查编号",
        "ProjectMilestone, 任务编号",
    })
    void a_file_of_keys_and_the_operation_alone_withdraws(String record, String key) throws Exception {
        // given
        var type =
                RecordType.valueOf(record.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
        var number = key.equals("学籍号") ? StudentNumber.NATIONAL : StudentNumber.OWN;
        var book = new RawWorkbook().texts("姓名," + key + ",操作").texts("甲,1,撤回").texts("乙,2,撤回");
        var csv = Files.writeString(folder.resolve("keys.csv"), key + ",操作\n1,撤回\n2,撤回\n");
        var xlsx = Files.write(folder.resolve("keys.xlsx"), book.bytes());

        for (Path path : List.of(csv, xlsx)) {
            // when
            var report =
                    read(RecordFile.open(path, type.isPerson() ? type : null).by(number));

            // then
            assertThat(report.mistakes()).isEmpty();
            assertThat(events).hasSize(2).allSatisfy(event -> {
                assertThat(event.getSchema().getName()).isEqualTo(record);
                assertThat(((Head) event.get(0)).getOperation()).isEqualTo(Operation.RETRACT);
            });
            events.clear();
        }
    }

    @Test
    void of_students_the_type_has_to_be_said_where_no_other_column_tells_it() {
        assertThatThrownBy(() -> read("学号,操作\n1,撤回\n"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("录取报到（Enrollment）、毕业（Graduation）、毕业去向（EmploymentOutcome）")
                .hasMessageContaining("--type");
    }

    @Test
    void another_column_of_the_record_tells_its_type() throws Exception {
        assertThat(read("学号,毕业日期,操作\n1,2019-07-01,撤回\n").mistakes()).isEmpty();
        assertThat(events.get(0).getSchema().getName()).isEqualTo("Graduation");
    }

    @Test
    void a_row_that_states_something_in_such_a_file_is_told_which_columns_it_lacks() throws Exception {
        // when
        var report = read("到款编号,操作\n1,撤回\n2,\n3,新增\n,撤回\n");

        // then
        assertThat(report.mistakes())
                .extracting(RowError::told)
                .satisfiesExactly(
                        told -> assertThat(told).contains("第 3 行", "缺少必填列“到款日期”“到款类别”“到款金额”", "请在“操作”列填“撤回”"),
                        told -> assertThat(told).contains("第 4 行"),
                        told -> assertThat(told).contains("第 5 行"));
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
