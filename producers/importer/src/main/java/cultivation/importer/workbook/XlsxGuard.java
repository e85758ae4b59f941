package cultivation.importer.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks through an XLSX before anything parses it: a small file that unpacks into an endless one, XML that names
 * entities or files of its own, texts without an end. What passes can be read in bounded memory.
 *
 * <p>Each part is unpacked once, counting real bytes: sizes in a zip's directory are only claims.
 */
public final class XlsxGuard {
    private static final long MAX_FILE_BYTES = 512L << 20;
    private static final long MAX_UNPACKED_BYTES = 4L << 30;
    private static final long MAX_SHARED_BYTES = 48L << 20;
    private static final int MAX_PARTS = 2_000;
    /** Sheets of numbers pack to a tenth, of repeated words to a fiftieth. */
    private static final int MAX_RATIO = 200;

    private static final long RATIO_COUNTS_FROM = 8L << 20;
    /** A spreadsheet's cell holds 32,767 characters; what other programs write there, as pictures, is held once to be cut. */
    private static final int MAX_TEXT_BYTES = 16 << 20;

    private XlsxGuard() {}

    /** Refuses what is not safe to parse, in a sentence for the person who made the file. */
    public static void check(Path file) throws IOException, WorkbookException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new WorkbookException("XLSX 文件超过 512 MB。请拆分成几个文件，或另存为 CSV。");
        }
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MAX_PARTS) {
                throw new WorkbookException("XLSX 压缩包内有 " + zip.size() + " 个部件，不是正常的表格文件，已拒绝。");
            }
            if (zip.getEntry("[Content_Types].xml") == null) {
                throw new WorkbookException("这是一个压缩包，但不是 XLSX 表格。请用 Excel 或 WPS 另存为 XLSX 或 CSV。");
            }
            long unpacked = 0;
            var names = new HashSet<String>();
            for (var parts = zip.entries(); parts.hasMoreElements(); ) {
                var part = parts.nextElement();
                if (!names.add(Parts.plain(part.getName()))) {
                    throw new WorkbookException(
                            "XLSX 压缩包内有两个同名的部件 " + part.getName() + "，不知道哪一个是真的，已拒绝。请用 Excel 或 WPS 重新另存。");
                }
                unpacked += check(zip, part, unpacked);
            }
        } catch (ZipException e) {
            throw new WorkbookException("XLSX 文件已损坏，无法解压（" + e.getMessage() + "）。请重新导出或重新下载后再试。");
        }
    }

    private static long check(ZipFile zip, ZipEntry part, long before) throws IOException, WorkbookException {
        var name = part.getName().toLowerCase(Locale.ROOT);
        boolean xml = !name.startsWith("xl/media/")
                && !name.endsWith(".bin")
                && !name.matches(".*\\.(png|jpe?g|gif|emf|wmf)");
        long packed = Math.max(1, part.getCompressedSize());
        long limit = name.contains("sharedstrings") ? MAX_SHARED_BYTES : MAX_UNPACKED_BYTES;
        long size = 0;
        var markup = new Markup();
        var buffer = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(part)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > limit
                        || before + size > MAX_UNPACKED_BYTES
                        || (size > RATIO_COUNTS_FROM && size / packed > MAX_RATIO)) {
                    throw new WorkbookException(
                            "XLSX 解压后异常庞大（疑为压缩炸弹，部件 " + part.getName() + "），已拒绝。请用 Excel 或 WPS 重新另存，或另存为 CSV。");
                }
                if (xml) {
                    markup.take(buffer, read, part.getName());
                }
            }
        }
        return size;
    }

    /** Follows where markup begins, also over the edges of buffers. */
    private static final class Markup {
        private static final byte[] DECLARATION = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] ENTITY = "<!ENTITY".getBytes(StandardCharsets.US_ASCII);
        private int declaration;
        private int entity;
        private int plain;

        void take(byte[] bytes, int length, String part) throws WorkbookException {
            for (int i = 0; i < length; i++) {
                byte b = bytes[i];
                if (b == 0) {
                    continue; // of UTF-16
                }
                if (b == '<' || b == '>') {
                    plain = 0;
                } else if (++plain > MAX_TEXT_BYTES) {
                    throw new WorkbookException("XLSX 中有超过 16 MB 的单元格内容（部件 " + part + "），已拒绝。请核对后重新另存。");
                }
                declaration = follow(DECLARATION, declaration, b);
                entity = follow(ENTITY, entity, b);
                if (declaration == DECLARATION.length || entity == ENTITY.length) {
                    throw new WorkbookException(
                            "XLSX 内含文档类型或外部实体声明（部件 " + part + "），正常的表格文件没有，出于安全已拒绝。请用 Excel 或 WPS 重新另存。");
                }
            }
        }

        private static int follow(byte[] word, int seen, byte b) {
            if (word[seen] == b) {
                return seen + 1;
            }
            return b == '<' ? 1 : 0;
        }
    }
}
