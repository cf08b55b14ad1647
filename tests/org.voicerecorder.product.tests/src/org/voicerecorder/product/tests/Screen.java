package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.testkit.Until;

/** The display of the tests, where windows are looked for and keys and mouse come from the X server (xdotool). */
final class Screen {
    private static final int STEPS = 8;

    private final String display;

    /** That of all tests. */
    Screen() {
        this(System.getenv("DISPLAY"));
    }

    Screen(String display) {
        assertNotNull(display, "There is no display for the window; run ./verify");
        this.display = display;
    }

    private String run(String... command) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().put("DISPLAY", display);
        return Tools.run(builder);
    }

    String display() {
        return display;
    }

    /** A visible window whose title begins so. */
    Optional<String> window(String title) throws IOException {
        String found = run("sh", "-c", "xdotool search --onlyvisible --name '^" + title + "' || true");
        return found.lines().findFirst();
    }

    /** Waits for a window, and until it stays: a window that starts may be hidden again for a moment. */
    String awaitWindow(String title) throws IOException {
        var found = new ArrayList<String>();
        Until.holds("a window '" + title + "' is there", () -> {
            Optional<String> now = window(title);
            boolean stays = now.isPresent() && found.contains(now.get());
            found.clear();
            now.ifPresent(found::add);
            return stays;
        });
        return found.getFirst();
    }

    void awaitNoWindow(String title) throws IOException {
        Until.holds("no window '" + title + "' is there", () -> window(title).isEmpty());
    }

    /** Waits for several visible windows whose titles begin so, and returns the one that was opened last. */
    String awaitWindows(String title, int count) throws IOException {
        Until.holds(
                count + " windows '" + title + "' are there",
                () -> windows(title).size() == count);
        return windows(title).getLast();
    }

    private List<String> windows(String title) throws IOException {
        return run("sh", "-c", "xdotool search --onlyvisible --name '^" + title + "' || true")
                .lines()
                .sorted(java.util.Comparator.comparingLong(Long::parseLong))
                .toList();
    }

    /** Types in the control that has the focus, in place of what is there. */
    void replaceText(String text) throws IOException {
        run("xdotool", "key", "ctrl+a", "type", text);
    }

    /** Gives a window the focus and waits until it has it. */
    void focus(String window) throws IOException {
        run("xdotool", "windowactivate", "--sync", window);
    }

    /** Presses keys, one after the other, in the window that has the focus. */
    void key(String... keys) throws IOException {
        var command = new ArrayList<String>(List.of("xdotool", "key"));
        command.addAll(List.of(keys));
        run(command.toArray(String[]::new));
    }

    /** Drags from the middle of one window to the middle of another, in small steps as a hand does. */
    void drag(String from, String to) throws IOException {
        int[] start = middle(from);
        int[] end = middle(to);
        var moves = new ArrayList<String>(List.of("xdotool"));
        move(moves, start);
        moves.addAll(List.of("mousedown", "1"));
        for (int i = 1; i <= STEPS; i++) {
            // First a little, until the source has understood that it is a drag.
            move(moves, new int[] {start[0] - 5 * i, start[1] - 2 * i});
        }
        for (int i = STEPS; i >= 0; i--) {
            move(moves, new int[] {end[0] + 5 * i, end[1] + 2 * i});
        }
        moves.addAll(List.of("mouseup", "1"));
        run(moves.toArray(String[]::new));
    }

    private static void move(List<String> moves, int[] point) {
        moves.addAll(List.of("mousemove", "" + point[0], "" + point[1], "sleep", "0.05"));
    }

    private int[] middle(String window) throws IOException {
        var values = run("xdotool", "getwindowgeometry", "--shell", window)
                .lines()
                .map(line -> line.split("="))
                .collect(java.util.stream.Collectors.toMap(p -> p[0], p -> Integer.parseInt(p[1])));
        return new int[] {
            values.get("X") + values.get("WIDTH") / 2, values.get("Y") + values.get("HEIGHT") / 3,
        };
    }
}
