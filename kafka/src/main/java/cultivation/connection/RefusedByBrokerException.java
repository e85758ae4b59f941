package cultivation.connection;

import java.io.Serial;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** A secured broker does not know these credentials, or does not let them do what was asked. */
public final class RefusedByBrokerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public RefusedByBrokerException(String address, Throwable cause) {
        super(sentence(address, cause), cause);
    }

    private static String sentence(String address, Throwable cause) {
        if (cause instanceof AuthenticationException) {
            return "the Kafka broker at " + address + " does not accept the credentials (--kafka-config,"
                    + " CULTIVATION_KAFKA_CONFIG): " + cause.getMessage();
        }
        var what = "what was asked";
        if (cause instanceof TopicAuthorizationException topics
                && !topics.unauthorizedTopics().isEmpty()) {
            what = "the topic " + String.join(", ", topics.unauthorizedTopics());
        } else if (cause instanceof GroupAuthorizationException group && group.groupId() != null) {
            what = "the group " + group.groupId();
        }
        return "the Kafka broker at " + address + " does not let these credentials use " + what
                + "; a college may use its own topics alone: check the college's code (--college) and the credentials"
                + " (--kafka-config)";
    }
}
