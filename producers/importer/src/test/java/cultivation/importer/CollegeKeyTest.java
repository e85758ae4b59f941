package cultivation.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.cli.FailedException;
import cultivation.producer.PseudonymKey;
import cultivation.rule.StudentNumber;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollegeKeyTest {
    @TempDir
    Path folder;

    @Test
    void a_new_key_keeps_the_number_that_was_chosen_and_says_it() throws IOException {
        // given
        var file = folder.resolve("new/college.key");
        var printed = new StringWriter();

        // when
        new CollegeKey(file, null, false, StudentNumber.NATIONAL).key(new PrintWriter(printed, true));

        // then
        assertThat(PseudonymKey.load(file).studentNumber()).isEqualTo(StudentNumber.NATIONAL);
        assertThat(CollegeKey.studentNumber(file, null)).isEqualTo(StudentNumber.NATIONAL);
        assertThat(printed.toString()).contains("学生以学籍号为准");
    }

    @Test
    void the_number_of_a_key_that_is_there_cannot_be_chosen_anew() throws IOException {
        var file = folder.resolve("college.key");
        PseudonymKey.create(file);

        assertThat(CollegeKey.studentNumber(file, StudentNumber.OWN)).isEqualTo(StudentNumber.OWN);
        assertThatThrownBy(() -> CollegeKey.studentNumber(file, StudentNumber.NATIONAL))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("按学号建立的，不能改用学籍号");
    }

    @Test
    void before_there_is_a_key_it_is_the_college_s_own_unless_it_is_said() {
        var file = folder.resolve("none.key");

        assertThat(CollegeKey.studentNumber(file, null)).isEqualTo(StudentNumber.OWN);
        assertThat(CollegeKey.studentNumber(file, StudentNumber.NATIONAL)).isEqualTo(StudentNumber.NATIONAL);
    }
}
