package cultivation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.connection.AppUnreachableException;
import cultivation.connection.BrokerUnreachableException;
import cultivation.connection.RegistryUnreachableException;
import cultivation.connection.SchemaNotRegisteredException;
import cultivation.connection.VerdictOverdueException;
import cultivation.producer.CollegeNotRegisteredException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorSentenceTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new CollegeNotRegisteredException("cultivation.events.9999", "h:1", null),
                        "没有代码为 9999 的学校，请核对代码：./cultivation college list 列出各校代码"),
                Arguments.of(new BrokerUnreachableException("h:1", null), "消息服务 Kafka（h:1）没有应答：请核对它是否在运行"),
                Arguments.of(new RegistryUnreachableException("http://h:1", "401", null), "模式注册中心（http://h:1）没有应答"),
                Arguments.of(new AppUnreachableException(URI.create("http://h:1"), null), "监测系统（http://h:1）没有应答"),
                Arguments.of(
                        new VerdictOverdueException("h:1", "g", 3, Duration.ofSeconds(1), false),
                        "还有 3 条没有得到回执：监测系统没有运行，请启动它"),
                Arguments.of(
                        new VerdictOverdueException("h:1", "g", 3, Duration.ofSeconds(1), true), "监测系统在运行，但还没有处理到它们"),
                Arguments.of(new NoSuchFileException("a.xlsx"), "没有文件或文件夹“a.xlsx”"),
                Arguments.of(new AccessDeniedException("a.xlsx"), "没有读写“a.xlsx”的权限"),
                Arguments.of(new FileAlreadyExistsException("a.xlsx"), "“a.xlsx”已存在，不覆盖"),
                Arguments.of(new FileSystemException("a.xlsx", null, "No space left on device"), "不能读写：No space left"),
                Arguments.of(SchemaNotRegisteredException.ofId(7, "http://h:1", "404"), "模式注册中心不认识所需的记录格式"),
                Arguments.of(
                        new IllegalStateException("a sentence of a library"),
                        "没有完成，原话：IllegalStateException: a sentence"),
                Arguments.of(new NullPointerException(), "没有完成，原话：NullPointerException；"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void what_a_verb_ends_with_is_a_chinese_sentence_with_the_way_out(Exception failure, String sentence) {
        assertThat(ErrorSentence.of(failure)).contains(sentence).endsWith("。").doesNotContain("\n");
    }
}
