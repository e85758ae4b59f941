package cultivation.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.rule.RecordType;
import cultivation.rule.StudentNumber;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymKeyTest {
    @TempDir
    private Path directory;

    @Test
    void a_pseudonym_is_HMAC_SHA_256_in_lower_case_hex() throws IOException {
        // given: computed with: printf 2019010101 | openssl dgst -sha256 -mac HMAC -macopt hexkey:00…(32 bytes)…00
        var file = directory.resolve("zero.key");
        Files.writeString(file, "0".repeat(64));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        // when
        var pseudonym = PseudonymKey.load(file).of("2019010101");

        // then
        assertThat(pseudonym).hasToString("adad0642232489d8dbdfc38220bbf0b5a1b98090eeb6d3a56145d1da44fc3bdd");
    }

    @Test
    void a_key_keeps_which_number_of_a_student_it_is_for_and_one_that_says_nothing_is_for_the_college_s_own()
            throws IOException {
        // given
        var own = directory.resolve("own.key");
        var national = directory.resolve("national.key");
        PseudonymKey.create(own);
        var made = PseudonymKey.create(national, StudentNumber.NATIONAL);

        // when
        var read = PseudonymKey.load(national);

        // then
        assertThat(Files.readString(own)).hasSize(65);
        assertThat(PseudonymKey.load(own).studentNumber()).isEqualTo(StudentNumber.OWN);
        assertThat(read.studentNumber()).isEqualTo(StudentNumber.NATIONAL);
        assertThat(read.fingerprint()).isEqualTo(made.fingerprint());
    }

    @Test
    void a_member_of_the_staff_has_another_pseudonym_than_a_student_of_the_same_number() throws IOException {
        // given
        var file = directory.resolve("college.key");
        Files.writeString(file, "00".repeat(32) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        var key = PseudonymKey.load(file);

        // then: HMAC-SHA-256 of "staff:G01"
        assertThat(key.ofStaff(" Ｇ01")).isEqualTo(key.of("staff:G01"));
        assertThat(key.of(RecordType.STAFF_MEMBER, "G01"))
                .isEqualTo(key.ofStaff("G01"))
                .isNotEqualTo(key.of("G01"));
        assertThat(key.of(RecordType.GRADUATION, "G01")).isEqualTo(key.of("G01"));
        assertThatThrownBy(() -> key.ofStaff("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> key.of(RecordType.ACTIVITY, "G01")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_stands_below_a_key_and_means_nothing_is_refused() throws IOException {
        var file = directory.resolve("odd.key");
        PseudonymKey.create(file);
        Files.writeString(file, Files.readString(file) + "student-number: other\n");

        assertThatThrownBy(() -> PseudonymKey.load(file)).hasMessageContaining("student-number: national");
    }

    @Test
    void a_key_is_made_once_for_its_owner_only_and_read_again() throws IOException {
        var file = directory.resolve("college.key");

        var made = PseudonymKey.create(file);
        var read = PseudonymKey.load(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(read.of("1")).isEqualTo(made.of("1"));
        assertThat(read.fingerprint()).isEqualTo(made.fingerprint()).hasSize(16);
        assertThatThrownBy(() -> PseudonymKey.create(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void two_keys_give_two_pseudonyms() throws IOException {
        var one = PseudonymKey.create(directory.resolve("one"));
        var other = PseudonymKey.create(directory.resolve("other"));
        assertThat(one.of("1")).isNotEqualTo(other.of("1"));
        assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
    }

    @Test
    void a_spreadsheet_and_a_database_give_one_pseudonym() throws IOException {
        var key = PseudonymKey.create(directory.resolve("k"));
        assertThat(key.of(" ２０１９０１０１ ")).isEqualTo(key.of("20190101"));
    }

    @Test
    void a_key_that_others_can_read_is_refused() throws IOException {
        var file = directory.resolve("open.key");
        PseudonymKey.create(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> PseudonymKey.load(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void what_is_no_key_is_refused_by_name() throws IOException {
        var file = directory.resolve("short.key");
        Files.writeString(file, "abcdef");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> PseudonymKey.load(file)).hasMessageContaining("short.key");
        assertThatThrownBy(() -> PseudonymKey.load(directory.resolve("none")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("make one once");
    }

    @Test
    void an_empty_id_and_a_plain_one_are_no_pseudonyms() throws IOException {
        var key = PseudonymKey.create(directory.resolve("k"));
        assertThatThrownBy(() -> key.of(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pseudonym("2019010101"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("2019010101");
    }
}
