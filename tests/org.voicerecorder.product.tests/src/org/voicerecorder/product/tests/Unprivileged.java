package org.voicerecorder.product.tests;

import java.util.List;

/** Runs a command without root's right to pass over permissions; the user stays the same. */
final class Unprivileged {
    static final List<String> WRAPPER = "root".equals(System.getProperty("user.name"))
            ? List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all")
            : List.of();

    private Unprivileged() {}
}
