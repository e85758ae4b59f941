package cultivation.serving.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import cultivation.closing.ClosedEdition;
import cultivation.report.RestatedFigure;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /closings/{year}}: an edition of a year, all of its editions, and what has been corrected since. */
record ClosingResponse(
        @JsonUnwrapped EditionResponse particulars, List<EditionResponse> editions, List<Restated> restatements) {
    /** A printed figure that is no longer what was closed. */
    record Restated(
            String table,
            @JsonUnwrapped EntityResponse whose,
            String row,
            @Nullable String indicator,
            String unit,
            int year,
            String column,
            CellResponse closed,
            CellResponse now,
            @Nullable BigDecimal difference) {
        static Restated of(RestatedFigure figure) {
            return new Restated(
                    figure.table().id(),
                    EntityResponse.of(figure.table().entity()),
                    figure.row().name(),
                    figure.row().indicator(),
                    figure.row().unit(),
                    figure.column().year(),
                    figure.column().title(),
                    CellResponse.of(figure.cell().closed()),
                    CellResponse.of(figure.cell().now()),
                    figure.cell().difference());
        }
    }

    static ClosingResponse of(ClosedEdition closed, List<ClosedEdition> editions, List<RestatedFigure> restated) {
        return new ClosingResponse(
                EditionResponse.of(closed),
                editions.stream().map(EditionResponse::of).toList(),
                restated.stream().map(Restated::of).toList());
    }
}
