package cultivation.importer.workbook;

/** Where a cell is: {@code XFD1048576} is the last that there is. */
record CellAddress(int row, int column) {
    static final int LAST_ROW = 1_048_576;
    static final int COLUMNS = 16_384;

    static CellAddress parse(String address) throws WorkbookException {
        int i = 0;
        long column = 0;
        while (i < address.length() && address.charAt(i) >= 'A' && address.charAt(i) <= 'Z' && i < 8) {
            column = column * 26 + (address.charAt(i++) - 'A' + 1);
        }
        long row = 0;
        int digits = i;
        while (i < address.length() && address.charAt(i) >= '0' && address.charAt(i) <= '9' && i < digits + 9) {
            row = row * 10 + (address.charAt(i++) - '0');
        }
        if (i < address.length() || column == 0 || column > COLUMNS || row == 0 || row > LAST_ROW) {
            throw WorkbookException.damaged(
                    "没有单元格 " + (address.length() > 20 ? address.substring(0, 20) : address) + "，最后一格是 XFD1048576");
        }
        return new CellAddress((int) row, (int) column - 1);
    }

    static int row(String number) throws WorkbookException {
        long row = number.matches("[0-9]{1,9}") ? Long.parseLong(number) : 0;
        if (row == 0 || row > LAST_ROW) {
            throw WorkbookException.damaged(
                    "没有第 " + (number.length() > 20 ? number.substring(0, 20) : number) + " 行，最后一行是 1048576");
        }
        return (int) row;
    }

    /** {@code E7}. */
    static String of(int row, int column) {
        var letters = new StringBuilder();
        for (int left = column + 1; left > 0; left = (left - 1) / 26) {
            letters.insert(0, (char) ('A' + (left - 1) % 26));
        }
        return letters.append(row).toString();
    }
}
