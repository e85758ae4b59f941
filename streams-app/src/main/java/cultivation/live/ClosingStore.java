package cultivation.live;

import cultivation.closing.ClosedEdition;
import cultivation.live.LiveBoard.View;
import org.jspecify.annotations.Nullable;

/** Keeps closed years, one closing at a time over all instances; returns when the board shows it. */
public interface ClosingStore {
    /** Makes an edition from what the board shows. */
    interface Freezing {
        /** @param number the edition's */
        ClosedEdition freeze(View view, int number);
    }

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
     * Freezes a year as the board shows it.
     *
     * @param restates the edition that is to be restated, which stays as it is; null for a year that is not closed yet
     * @param freezing made again when another instance was quicker; what it throws closes nothing
     * @throws OtherEditionException when another edition than the one to be restated is the latest
     */
    ClosedEdition close(int year, @Nullable Integer restates, Freezing freezing);

    /**
     * The next edition of a year, within a reading.
     *
     * @throws OtherEditionException when another edition than the one to be restated is the latest
     */
    static ClosedEdition next(View view, int year, @Nullable Integer restates, Freezing freezing) {
        int latest = view.closings().latest(year);
        if (latest != (restates == null ? 0 : restates)) {
            throw new OtherEditionException(latest);
        }
        return freezing.freeze(view, latest + 1);
    }
}
