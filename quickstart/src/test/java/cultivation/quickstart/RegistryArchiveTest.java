package cultivation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryArchiveTest {
    @Test
    void the_newest_version_that_the_running_java_allows_is_taken() {
        assertThat(RegistryArchive.versionFor(17)).isEqualTo("3.0.9");
        assertThat(RegistryArchive.versionFor(20)).isEqualTo("3.0.9");
        assertThat(RegistryArchive.versionFor(21)).isEqualTo("3.3.3");
        assertThat(RegistryArchive.versionFor(25)).isEqualTo("3.3.3");
    }

    @Test
    void it_is_kept_in_the_users_cache() {
        assertThat(RegistryArchive.cacheOf(Map.of("XDG_CACHE_HOME", "/a/cache")))
                .isEqualTo(Path.of("/a/cache/cultivation"));
        assertThat(RegistryArchive.cacheOf(Map.of()))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "cultivation"));
    }
}
