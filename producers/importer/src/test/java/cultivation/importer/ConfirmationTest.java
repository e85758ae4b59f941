package cultivation.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.cli.FailedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is asked, and what an answer does. */
class ConfirmationTest {
    private static final List<String> REASONS = List.of("6 条记录此前填过的“报到日期”会被清空");

    private final StringWriter printed = new StringWriter();
    private final List<String> asked = new ArrayList<>();

    private Confirmation confirmation(boolean terminal, boolean answer) {
        return new Confirmation(new PrintWriter(printed, true), terminal, question -> {
            asked.add(question);
            return answer;
        });
    }

    @Test
    void where_nothing_is_taken_away_nobody_is_asked() {
        confirmation(true, false).require(List.of(), false, "加 --take-away");

        assertThat(asked).isEmpty();
        assertThat(printed.toString()).isEmpty();
    }

    @Test
    void a_person_at_a_terminal_sees_why_and_says_yes_or_no() {
        assertThatCode(() -> confirmation(true, true).require(REASONS, false, "加 --take-away"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> confirmation(true, false).require(REASONS, false, "加 --take-away"))
                .isInstanceOf(FailedException.class)
                .hasMessage("没有发送任何记录。");

        assertThat(asked).hasSize(2);
        assertThat(printed.toString()).contains("6 条记录", "报到日期");
    }

    @Test
    void without_a_terminal_the_way_out_is_named_and_the_option_is_the_answer() {
        assertThatThrownBy(() -> confirmation(false, true).require(REASONS, false, "加 --take-away 再运行"))
                .hasMessage("加 --take-away 再运行。没有发送任何记录。");
        assertThatCode(() -> confirmation(false, false).require(REASONS, true, "加 --take-away 再运行"))
                .doesNotThrowAnyException();

        assertThat(asked).isEmpty();
    }
}
