package cultivation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.quickstart.process.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
