package cultivation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.quickstart.process.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void too_little_space_is_an_error_that_names_need_and_have() {
        assertThatThrownBy(() -> DataFolder.requireSpace(folder, 1L << 60))
                .isInstanceOf(CannotStart.class)
                .hasMessageContainingAll("磁盘空间不足", "需要 1099511627776 MiB，还剩 ", "--data");
    }

    @Test
    void a_folder_belongs_to_one_quickstart_at_a_time() {
        var first = DataFolder.kept(folder);

        assertThatThrownBy(() -> DataFolder.kept(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContainingAll("正被另一个 quickstart 使用", "--data");
        first.close();
        DataFolder.kept(folder).close();
    }

    @Test
    void a_folder_that_cannot_be_made_is_an_error_that_names_it() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataFolder.kept(file.resolve("data")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContainingAll(file.resolve("data").toString(), "不能建立，请用 --data 另选");
    }

    @Test
    void a_temporary_folder_goes_with_all_that_is_in_it() throws IOException {
        var data = DataFolder.ephemeral();
        Files.writeString(data.folder("kafka").resolve("segment"), "…");

        data.close();

        assertThat(data.path()).doesNotExist();
    }

    @Test
    void a_kept_folder_stays() throws IOException {
        var data = DataFolder.kept(folder.resolve("data"));
        Files.writeString(data.folder("kafka").resolve("segment"), "…");

        data.close();

        assertThat(data.path().resolve("kafka").resolve("segment")).exists();
    }

    @Test
    void a_folder_is_its_owners_alone_when_it_is_made() throws IOException {
        DataFolder.kept(folder.resolve("data")).close();

        assertThat(permissions(folder.resolve("data"))).isEqualTo("rwx------");
    }

    @Test
    void a_folder_of_an_earlier_release_is_closed_to_others() throws IOException {
        var data = Files.createDirectory(folder.resolve("data"));
        Files.createFile(data.resolve("in-use"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

        DataFolder.kept(data).close();

        assertThat(permissions(data)).isEqualTo("rwx------");
    }

    @Test
    void a_folder_with_other_things_in_it_stays_open_but_not_what_is_put_there() throws IOException {
        var shared = Files.createDirectory(folder.resolve("shared"));
        Files.createFile(shared.resolve("of somebody else"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));

        Path kafka;
        try (var data = DataFolder.kept(shared)) {
            kafka = data.folder("kafka");
        }

        assertThat(permissions(shared)).isEqualTo("rwxr-xr-x");
        assertThat(permissions(kafka)).isEqualTo("rwx------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
