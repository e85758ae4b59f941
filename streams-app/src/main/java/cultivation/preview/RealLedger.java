package cultivation.preview;

import cultivation.catalogue.AsOf;
import cultivation.catalogue.Catalogue;
import cultivation.cli.FailedException;
import cultivation.connection.Connection;
import cultivation.connection.RegistryUnreachableException;
import cultivation.ledger.Disagreements;
import cultivation.live.LedgerTail;
import cultivation.live.LiveBoard;
import java.time.Clock;
import java.time.Duration;

/** The ledger and the colleges as they are committed on the broker now, read once from their beginning. */
final class RealLedger {
    private static final Duration LONGEST_READING = Duration.ofMinutes(10);

    private RealLedger() {}

    /** Reads them; whoever reads the board next has it to himself. */
    static LiveBoard read(Connection connection, Catalogue catalogue) throws InterruptedException {
        try (var admin = connection.admin()) {
            var topics = connection.answerOf(admin.listTopics().names());
            for (String topic : LedgerTail.TOPICS) {
                if (!topics.contains(topic)) {
                    throw new FailedException("消息服务（" + connection.kafka() + "）没有主题 " + topic
                            + "：它由监测系统首次启动或 ./cultivation college add 建立，请先做其一。");
                }
            }
        }
        var registry = connection.registryClient();
        if (!registry.isUp()) {
            throw new RegistryUnreachableException(registry.base().toString(), "no answer", null);
        }
        var board = new LiveBoard(catalogue, AsOf.EVENTS, Clock.systemUTC());
        try (var tail = new LedgerTail(connection, registry::schemaOf, board, new Disagreements())) {
            tail.start();
            long giveUp = System.nanoTime() + LONGEST_READING.toNanos();
            while (!tail.hasCaughtUp()) {
                if (System.nanoTime() >= giveUp) {
                    throw new FailedException(
                            "账本在 " + LONGEST_READING.toMinutes() + " 分钟内没有读完，请稍后再试；它在等：" + tail.waitingFor());
                }
                Thread.sleep(20);
            }
        }
        return board;
    }
}
