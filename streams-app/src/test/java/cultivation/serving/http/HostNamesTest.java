package cultivation.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {
    @Test
    void names_that_are_set_are_known_besides_the_loopbacks_and_the_bound_one() {
        // when
        var names = HostNames.of("10.0.0.7", List.of("Monitor.Example.cn", "fe80::1"));

        // then
        assertThat(names.isKnown("monitor.example.cn", "10.0.0.7")).isTrue();
        assertThat(names.isKnown("MONITOR.example.CN:443", "10.0.0.7")).isTrue();
        assertThat(names.isKnown("[fe80::1]:8080", "10.0.0.7")).isTrue();
        assertThat(names.isKnown("10.0.0.7:8080", "10.0.0.7")).isTrue();
        assertThat(names.isKnown("localhost:8080", "10.0.0.7")).isTrue();
        assertThat(names.isKnown("monitor.example.cn.evil.example", "10.0.0.7")).isFalse();
        assertThat(names.isKnown("", "10.0.0.7")).isFalse();
    }

    @Test
    void bound_to_all_addresses_it_is_known_under_the_one_that_was_asked() {
        // when
        var names = HostNames.of("0.0.0.0", List.of());

        // then
        assertThat(names.isKnown("192.168.3.4:8080", "192.168.3.4")).isTrue();
        assertThat(names.isKnown("[2001:db8::1]:8080", "2001:db8::1")).isTrue();
        assertThat(names.isKnown("192.168.3.5:8080", "192.168.3.4")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://monitor.example.cn", "monitor.example.cn/x", "*.example.cn", "a b", "-a", ""})
    void what_is_no_name_is_refused_with_the_way_to_write_it(String name) {
        assertThatThrownBy(() -> HostNames.of("127.0.0.1", List.of(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("monitor.example.cn");
    }
}
