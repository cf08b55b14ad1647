package org.voicerecorder.workbench.internal.widgets;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;

/** The colours of what we draw ourselves; the rest is the system's. Red is the recorder's alone. */
public record Palette(
        Color wave,
        Color waveFaint,
        Color selection,
        Color cursor,
        Color ruler,
        Color grid,
        Color quiet,
        Color amber,
        Color amberText,
        Color meter,
        Color meterHigh,
        Color meterClip,
        Color meterTrack,
        Color marker) {
    private static final Palette LIGHT = new Palette(
            c(0x2f6f9f),
            c(0x9dbdd3),
            c(0xcfe3f2),
            c(0x20262c),
            c(0x6b747d),
            c(0xe4e7ea),
            c(0x6b747d),
            c(0xfbe3a6),
            c(0x5b4300),
            c(0x3f9d63),
            c(0xd9a021),
            c(0xd93025),
            c(0xd8dce0),
            c(0x7a4fa3));
    private static final Palette DARK = new Palette(
            c(0x6fb1dd),
            c(0x45667d),
            c(0x2b4a60),
            c(0xf0f2f4),
            c(0x9aa3ab),
            c(0x43484d),
            c(0x9aa3ab),
            c(0x5c4a17),
            c(0xffe6a8),
            c(0x55b97b),
            c(0xe0b040),
            c(0xf2554a),
            c(0x4a4f55),
            c(0xc9a6ea));

    /** On black, and nothing fainter than 7:1 (WCAG 2.2, success criterion 1.4.6) but grounds. */
    private static final Palette HIGH_CONTRAST = new Palette(
            c(0xffffff),
            c(0xa0a0a0),
            c(0x0050a0),
            c(0xffff00),
            c(0xffffff),
            c(0x606060),
            c(0xe0e0e0),
            c(0xffd000),
            c(0x000000),
            c(0x00e676),
            c(0xffd000),
            c(0xff6e6e),
            c(0x606060),
            c(0x00e5ff));

    private static Color c(int rgb) {
        return new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
    }

    /** The colours that go with what the control wears now. */
    public static Palette of(Control control) {
        RGB ground = control.getBackground().getRGB();
        if (ground.red + ground.green + ground.blue == 0) {
            // Only the theme of high contrast is quite black.
            return HIGH_CONTRAST;
        }
        return isDark(control.getBackground().getRGB()) ? DARK : LIGHT;
    }

    private static boolean isDark(RGB rgb) {
        return 0.299 * rgb.red + 0.587 * rgb.green + 0.114 * rgb.blue < 128;
    }
}
