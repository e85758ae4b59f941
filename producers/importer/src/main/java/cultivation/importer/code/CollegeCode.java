package cultivation.importer.code;

/**
 * How a file may name its college: by its national code (学校标识码, ten digits), or by the ministry's five digits
 * (学校代码), in which that code ends.
 */
public final class CollegeCode {
    private CollegeCode() {}

    /** Whether what is written names this college. */
    public static boolean names(String written, String collegeCode) {
        return written.equals(collegeCode) || (isFive(written) && isTen(collegeCode) && collegeCode.endsWith(written));
    }

    public static boolean isFive(String written) {
        return written.matches("[0-9]{5}");
    }

    private static boolean isTen(String code) {
        return code.matches("[0-9]{10}");
    }

    /** What to do where another college, or another kind of code, is written: a sentence. */
    public static String adviceZh(String written, String collegeCode) {
        if (!isFive(written)) {
            return "请只导入本校数据，或核对 --college。";
        }
        return isTen(collegeCode)
                ? "五位的学校代码是十位学校标识码的末五位，本校是 " + collegeCode.substring(5) + "；请只导入本校数据，或核对 --college。"
                : "五位的是教育部的学校代码，本校在监测系统中的代码是 " + collegeCode + "：请改填它，或删去这一列。";
    }
}
