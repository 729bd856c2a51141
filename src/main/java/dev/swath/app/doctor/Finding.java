package dev.swath.app.doctor;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one look has shown.
 *
 * @param check what was looked at, one word
 * @param level how bad it is
 * @param where the file, address or setting that it is about
 * @param found what is there, on one line
 * @param todo what to do; empty when nothing is
 */
public record Finding(String check, Level level, String where, String found, String todo) {
    /** How bad it is. */
    public enum Level {
        /** As it should be. */
        FINE,
        /** Works, but will surprise somebody; or it could not be told. */
        WARNING,
        /** Work would fail. */
        BROKEN
    }

    static Finding fine(String check, String where, String found) {
        return new Finding(check, Level.FINE, where, oneLine(found), "");
    }

    static Finding warning(String check, String where, String found, String todo) {
        return new Finding(check, Level.WARNING, where, oneLine(found), todo);
    }

    static Finding broken(String check, String where, String found, String todo) {
        return new Finding(check, Level.BROKEN, where, oneLine(found), todo);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    /** For people: what, where, what to do. */
    public String line() {
        return "%-8s %-9s %s: %s%s"
                .formatted(
                        level == Level.BROKEN ? "BROKEN" : level == Level.WARNING ? "warning" : "fine",
                        check,
                        where,
                        found,
                        todo.isEmpty() ? "" : "; " + todo);
    }

    /** For machines. */
    public Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("check", check);
        json.put("level", level.name().toLowerCase(java.util.Locale.ROOT));
        json.put("where", where);
        json.put("found", found);
        json.put("todo", todo);
        return json;
    }
}
