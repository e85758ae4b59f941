package cultivation.producer;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The broker answers, but has no topic for this college. */
public final class CollegeNotRegisteredException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String college;

    public CollegeNotRegisteredException(String topic, String address, @Nullable Throwable cause) {
        super(
                "the Kafka broker at " + address + " has no topic '" + topic
                        + "': the college is not registered there, "
                        + "or its code is wrong; the commission registers it with: cultivation college add",
                cause);
        this.college = topic.substring(topic.lastIndexOf('.') + 1);
    }

    /** The code of the college. */
    public String college() {
        return college;
    }
}
