package cultivation.board;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.reference.College;
import cultivation.reference.Ownership;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterTest {
    private final Roster roster = new Roster();

    private static College college(String code, Ownership ownership) {
        return new College(code, "学院" + code, null, ownership, null, true);
    }

    @Test
    void colleges_stand_in_the_order_of_their_codes_and_only_those_of_an_ownership_count() {
        // given
        roster.put(college("B", Ownership.PRIVATE));
        roster.put(college("N", Ownership.NONE));
        roster.put(college("U", Ownership.UNKNOWN));
        roster.put(college("A", Ownership.DISTRICT));
        // then
        assertThat(roster.all()).extracting(each -> each.getCode().toString()).containsExactly("A", "B", "N", "U");
        assertThat(roster.counted()).containsExactly("A", "B");
        assertThat(roster.of(Ownership.PRIVATE)).containsExactly("B");
    }

    @Test
    void a_college_is_known_until_it_is_removed() {
        // given
        roster.put(college("A", Ownership.DISTRICT));
        roster.put(college("A", Ownership.PRIVATE));
        // then
        assertThat(roster.college("A")).isEqualTo(college("A", Ownership.PRIVATE));
        // when
        roster.remove("A");
        // then
        assertThat(roster.college("A")).isNull();
        assertThat(roster.all()).isEmpty();
    }

    @Test
    void the_probe_is_no_college() {
        // when
        roster.put(college("probe", Ownership.NONE));
        // then
        assertThat(roster.college("probe")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "MUNICIPAL_COMMISSION, municipal_commission, 市教委所属",
        "OTHER_BUREAU, other_bureau, 其他委办局或总公司所属",
        "DISTRICT, district, 区县政府所属",
        "PRIVATE, private, 民办",
        "NONE, none, 不计入",
        "UNKNOWN, unknown, 未知"
    })
    void each_ownership_has_an_id_and_the_report_s_name(Ownership ownership, String id, String nameZh) {
        assertThat(Groups.id(ownership)).isEqualTo(id);
        assertThat(Groups.nameZh(ownership)).isEqualTo(nameZh);
    }
}
