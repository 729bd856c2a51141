package dev.swath.io.vector;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the texts of a {@code .dbf}. Whoever says the encoding is believed, a person first, then the {@code .cpg},
 * then the header's language byte. Nobody does: what is valid UTF-8 is UTF-8, anything else windows-1252, as a text in
 * another encoding is hardly ever valid UTF-8 by chance.
 *
 * @param charset null if nobody says
 */
record AttributeText(@Nullable Charset charset) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern CODE_PAGE = Pattern.compile("(?:ANSI|OEM|CP|WINDOWS)?[ _-]?([0-9]{3,5})");
    private static final Pattern ISO = Pattern.compile("(?:ISO)?[ _-]?8859[ _-]?([0-9]{1,2})");

    static AttributeText of(@Nullable Charset override, @Nullable String cpg, int languageByte) {
        Charset said = override;
        if (said == null && cpg != null) {
            said = named(cpg);
        }
        if (said == null) {
            said = charset(language(languageByte));
        }
        return new AttributeText(said);
    }

    /** Null where {@code cpg} names no encoding known here, e.g. {@code SHIFT_JIS}, {@code ANSI 1252}, {@code 936}. */
    static @Nullable Charset named(String cpg) {
        String name = cpg.strip().toUpperCase(Locale.ROOT);
        if (name.equals("65001") || name.equals("UTF8")) {
            return StandardCharsets.UTF_8;
        }
        Matcher iso = ISO.matcher(name);
        if (iso.matches()) {
            return charset("ISO-8859-" + iso.group(1));
        }
        Matcher page = CODE_PAGE.matcher(name);
        if (!page.matches()) {
            return charset(name);
        }
        return switch (page.group(1)) {
            case "65001" -> StandardCharsets.UTF_8;
            case "932" -> charset("windows-31j");
            case "936" -> charset("GBK");
            case "949" -> charset("x-windows-949");
            case "950" -> charset("Big5");
            case "874" -> charset("x-windows-874");
            default -> codePage(page.group(1));
        };
    }

    private static @Nullable Charset codePage(String number) {
        Charset windows = charset("windows-" + number);
        return windows != null ? windows : charset("IBM" + number);
    }

    private static @Nullable Charset charset(String name) {
        try {
            return !name.isEmpty() && Charset.isSupported(name) ? Charset.forName(name) : null;
        } catch (IllegalCharsetNameException e) {
            return null;
        }
    }

    /** The language driver ids of dBASE and FoxPro that shapefiles carry. */
    private static String language(int id) {
        return switch (id) {
            case 0x01 -> "IBM437";
            case 0x02, 0x37 -> "IBM850";
            case 0x03, 0x57, 0x58, 0x59 -> "windows-1252";
            case 0x26, 0x65 -> "IBM866";
            case 0x13, 0x7B -> "windows-31j";
            case 0x4D, 0x7A -> "GBK";
            case 0x4E, 0x79 -> "x-windows-949";
            case 0x4F, 0x78 -> "Big5";
            case 0x50, 0x7C -> "x-windows-874";
            case 0x64, 0x1F -> "IBM852";
            case 0x08, 0x17 -> "IBM865";
            case 0x6A -> "IBM737";
            case 0x6B -> "IBM857";
            case 0x7D -> "windows-1255";
            case 0x7E -> "windows-1256";
            case 0xC8 -> "windows-1250";
            case 0xC9 -> "windows-1251";
            case 0xCA -> "windows-1254";
            case 0xCB -> "windows-1253";
            case 0xCC -> "windows-1257";
            default -> "";
        };
    }

    /** A column's name: up to the first zero byte. */
    String name(ByteBuffer bytes) {
        int end = 0;
        while (end < bytes.limit() && bytes.get(end) != 0) {
            end++;
        }
        return decode(bytes.slice(0, end)).strip();
    }

    /** A value without its padding, or null if it is blank. */
    @Nullable
    String value(ByteBuffer bytes) {
        int end = bytes.limit();
        while (end > 0 && (bytes.get(end - 1) == ' ' || bytes.get(end - 1) == 0)) {
            end--;
        }
        String value = decode(bytes.slice(0, end));
        return value.isBlank() ? null : value;
    }

    private String decode(ByteBuffer bytes) {
        if (charset != null) {
            return charset.decode(bytes).toString();
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            return WINDOWS.decode(bytes).toString();
        }
    }
}
