package cultivation.simulator.conditions;

import cultivation.events.Establishment;
import cultivation.events.EstablishmentKind;
import cultivation.events.Level;
import cultivation.events.Sector;
import cultivation.simulator.sequence.Resource;
import cultivation.simulator.sequence.Targets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is founded and closed: the projects, groups, teams, sites and platforms of {@code establishments.csv}, and the
 * programmes, so many of each sector at the end of the report's last year.
 */
final class Foundations {
    private final City city;
    private final Diaries diaries;

    private static final class Programme {
        private final LocalDate openedOn;
        private @Nullable LocalDate closedOn;
        private Sector sector = Sector.TERTIARY;

        Programme(LocalDate openedOn) {
            this.openedOn = openedOn;
        }
    }

    Foundations(City city, Diaries diaries) {
        this.city = city;
        this.diaries = diaries;
    }

    void tell() {
        for (var row : Resource.rows("establishments.csv")) {
            int college = Colleges.place(row.get(0));
            var openedOn = LocalDate.parse(row.get(4));
            long count = college < city.size() ? city.targets().scaled(Long.parseLong(row.get(3))) : 0;
            for (int i = 0; i < count; i++) {
                tell(
                        college,
                        EstablishmentKind.valueOf(row.get(1)),
                        Level.valueOf(row.get(2)),
                        openedOn,
                        null,
                        Sector.NONE,
                        row.get(5).isEmpty() ? null : row.get(5));
            }
        }
        programmes();
    }

    private void programmes() {
        var programmes = new ArrayList<List<Programme>>();
        int begun = city.first() - 1;
        var stock =
                city.divide(begun, "programmes", 0.1, c -> 2 + city.profile(c).size());
        for (int c = 0; c < city.size(); c++) {
            var own = new ArrayList<Programme>();
            var chance = diaries.chance("programmes", c, begun);
            for (int i = 0; i < stock[c]; i++) {
                own.add(new Programme(LocalDate.of(begun - chance.below(i, 15), 9, 1)));
            }
            programmes.add(own);
        }
        for (int year = city.first(); year <= city.last(); year++) {
            change(year, programmes);
            if (year == city.reference(Targets.LAST)) {
                sectors(year, programmes);
            }
        }
        for (int c = 0; c < city.size(); c++) {
            for (Programme programme : programmes.get(c)) {
                tell(
                        c,
                        EstablishmentKind.PROGRAMME,
                        Level.COLLEGE,
                        programme.openedOn,
                        programme.closedOn,
                        programme.sector,
                        null);
            }
        }
    }

    private void change(int year, List<List<Programme>> programmes) {
        long opening = city.targets().amount(year, "programmes.opened");
        long grown = city.targets().amount(year, "programmes") - city.targets().amount(year - 1, "programmes");
        var limits = programmes.stream().mapToLong(own -> own.size() / 4).toArray();
        var closed = city.limited(Math.max(0, opening - grown), year, "programmes.closed", 0.6, c -> limits[c], limits);
        var opened = city.divide(year, "programmes.opened", 0.6, c -> limits[c]);
        for (int c = 0; c < limits.length; c++) {
            long closing = closed[c];
            for (Programme programme : programmes.get(c)) {
                if (closing > 0 && programme.closedOn == null) {
                    programme.closedOn = LocalDate.of(year, 8, 31);
                    closing--;
                }
            }
            for (int i = 0; i < opened[c]; i++) {
                programmes.get(c).add(new Programme(LocalDate.of(year, 9, 1)));
            }
        }
    }

    private void sectors(int year, List<List<Programme>> programmes) {
        var open = programmes.stream()
                .map(own -> own.stream().filter(p -> p.closedOn == null).toList())
                .toList();
        var limits = open.stream().mapToLong(List::size).toArray();
        var primary = city.limited(
                city.targets().amount(year, "programmes.primary"),
                year,
                "programmes.primary",
                0.2,
                c -> limits[c] * (0.02 + city.profile(c).classShares().get(2)),
                limits);
        for (int c = 0; c < limits.length; c++) {
            limits[c] -= primary[c];
        }
        var secondary = city.limited(
                city.targets().amount(year, "programmes.secondary"),
                year,
                "programmes.secondary",
                0.2,
                c -> limits[c] * (0.05 + city.profile(c).classShares().get(1)),
                limits);
        for (int c = 0; c < limits.length; c++) {
            for (int i = 0; i < primary[c] + secondary[c]; i++) {
                open.get(c).get(i).sector = i < primary[c] ? Sector.PRIMARY : Sector.SECONDARY;
            }
        }
    }

    private void tell(
            int college,
            EstablishmentKind kind,
            Level level,
            LocalDate openedOn,
            @Nullable LocalDate closedOn,
            Sector sector,
            @Nullable String country) {
        if (openedOn.getYear() > city.last()) {
            return;
        }
        var toldOn = diaries.toldOn(openedOn);
        var id = Diaries.id(
                kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-", openedOn.getYear(), diaries.number());
        diaries.of(college, toldOn)
                .tell(
                        toldOn,
                        12,
                        1,
                        (head, flawed) -> new Establishment(
                                // The usual slip: the day of the application.
                                head,
                                id,
                                kind,
                                level,
                                flawed ? openedOn.minusDays(40) : openedOn,
                                null,
                                sector,
                                country));
        if (closedOn != null) {
            diaries.of(college, closedOn)
                    .tell(
                            closedOn,
                            12,
                            Diary.LATER_REVISION,
                            (head, flawed) -> new Establishment(
                                    head, id, kind, level, openedOn, flawed ? null : closedOn, sector, country));
        }
    }
}
