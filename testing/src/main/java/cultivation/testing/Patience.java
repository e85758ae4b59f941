package cultivation.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long a test waits for the state that it is about, unless it says otherwise: a limit for what never comes, not for
 * what comes slowly on a busy machine. JUnit finds it by {@code META-INF/services}.
 */
public final class Patience implements LauncherSessionListener {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(LONGEST);
    }
}
