package org.voicerecorder.command.internal.text;

/** Colours of a terminal (ECMA-48, SGR), or none. */
public enum Style {
    PLAIN,
    COLORED;

    public static Style of(boolean colored) {
        return colored ? COLORED : PLAIN;
    }

    public boolean isColored() {
        return this == COLORED;
    }

    public String heading(String text) {
        return paint("1", text);
    }

    public String id(String text) {
        return paint("36", text);
    }

    public String good(String text) {
        return paint("32", text);
    }

    public String warning(String text) {
        return paint("33", text);
    }

    public String error(String text) {
        return paint("31", text);
    }

    public String faint(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
