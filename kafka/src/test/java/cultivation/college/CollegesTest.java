package cultivation.college;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.reference.College;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollegesTest {
    @Test
    void the_city_has_25_colleges_in_four_groups() {
        var byGroup = Colleges.beijing().stream()
                .collect(groupingBy(college -> Colleges.groupId(college.getOwnership()), counting()));

        assertThat(byGroup)
                .isEqualTo(Map.of("municipal_commission", 4L, "other_bureau", 10L, "district", 2L, "private", 9L));
        assertThat(Colleges.beijing()).extracting(College::getCode).doesNotHaveDuplicates();
        assertThat(Colleges.beijing()).allMatch(College::getExpected);
    }

    @Test
    void a_college_is_found_by_its_national_code() {
        assertThat(Colleges.ofBeijing("4111012561").orElseThrow().getName()).hasToString("北京财贸职业学院");
        assertThat(Colleges.ofBeijing("1")).isEmpty();
    }

    @Test
    void a_group_id_names_its_ownership_and_nothing_else_does() {
        for (var college : Colleges.beijing()) {
            assertThat(Colleges.ownershipOf(Colleges.groupId(college.getOwnership())))
                    .contains(college.getOwnership());
        }
        assertThat(Colleges.ownershipOf("none")).isEmpty();
        assertThat(Colleges.ownershipOf("PRIVATE")).isEmpty();
    }
}
