package cultivation.live;

import cultivation.report.ClosedYear;
import org.jspecify.annotations.Nullable;

/** Closes years; returns when the board shows it. */
public interface ClosingWriting {
    /**
     * What is to be closed, and by whom.
     *
     * @param restates the edition that is to be restated, which stays as it is; null for a year that is not closed yet
     */
    record Order(int year, @Nullable Integer restates, String closedBy, String note) {}

    /** Why a year cannot be closed so: its latest edition is another than the one to be restated. */
    final class OtherEditionException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int latest;

        /**
         * Names what there is.
         *
         * @param latest 0 when the year is not closed
         */
        public OtherEditionException(int latest) {
            super("the latest edition is " + latest);
            this.latest = latest;
        }

        /** 0 when the year is not closed. */
        public int latest() {
            return latest;
        }
    }

    /**
     * Freezes the tables as they are now.
     *
     * @throws OtherEditionException when another edition than the one to be restated is the latest
     */
    ClosedYear close(Order order);
}
