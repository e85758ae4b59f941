package cultivation.serving.figures;

import cultivation.board.Figure;

/** Which figure it is: the fields that an answer about one figure begins with. */
record FigureKey(String indicator, String window, String scope, String entity, String statistic) {
    static FigureKey of(Figure figure) {
        return new FigureKey(
                figure.indicator().id(),
                figure.window().id(),
                figure.scope().id(),
                figure.entity(),
                figure.statistic().id());
    }
}
