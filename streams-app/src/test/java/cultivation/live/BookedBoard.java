package cultivation.live;

import cultivation.catalogue.AsOf;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.college.Colleges;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A board of Beijing's colleges and the shipped catalogue, which a test books on directly. */
public final class BookedBoard {
    /** Noon of 2020-06-30 in Beijing. */
    public static final Clock NOON = Clock.fixed(Instant.parse("2020-06-30T04:00:00Z"), ZoneOffset.UTC);

    public final LiveBoard board;
    private long offset;

    public BookedBoard() {
        this(AsOf.WALL, NOON);
    }

    public BookedBoard(AsOf asOf, Clock clock) {
        board = new LiveBoard(CatalogueFile.shipped(), asOf, clock);
        Colleges.beijing()
                .forEach(college ->
                        board.update(change -> change.college(college.getCode().toString(), college)));
    }

    /** Books a whole amount and count on a day. */
    public BookedBoard book(String college, Measure measure, String slice, String day, long amount, long count) {
        var key = new CellKey(college, measure, slice, LocalDate.parse(day), 0);
        board.update(change ->
                change.cell(new LastChange(key, new Amount(amount, count), 0, offset++, NOON.instant()), true, null));
        return this;
    }

    public BookedBoard book(String college, Measure measure, String day, long amount) {
        return book(college, measure, "", day, amount, amount);
    }
}
