package cultivation.cli;

import java.io.Console;

/** The terminal at which a person sits, if there is one. */
public final class Terminal {
    private Terminal() {}

    /** Whether somebody can see what is printed and answer; since Java 22 there may be a console without a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isThere() {
        if ("false".equals(System.getProperty("cultivation.terminal"))) {
            return false; // the launcher says so, or a verb whose reader is elsewhere
        }
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Asks; yes is {@code y}, {@code yes} or {@code 是}, anything else is no, and so is the end of the input. */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean saysYes(String question) {
        Console console = isThere() ? System.console() : null;
        var answer = console == null ? null : console.readLine("%s [y/N] ", question);
        return answer != null && isYes(answer);
    }

    static boolean isYes(String answer) {
        var word = answer.strip();
        return word.equalsIgnoreCase("y") || word.equalsIgnoreCase("yes") || word.equals("是");
    }
}
