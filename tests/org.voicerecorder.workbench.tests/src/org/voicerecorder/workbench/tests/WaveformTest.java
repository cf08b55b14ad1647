package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voicerecorder.api.audio.AudioPlayer;
import org.voicerecorder.api.audio.Waveforms;
import org.voicerecorder.workbench.internal.model.PlayerModel;
import org.voicerecorder.workbench.internal.model.PlayerModel.Part;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.Palette;
import org.voicerecorder.workbench.internal.widgets.WaveformCanvas;

/** The waveform is zoomed, scrolled, selected in and played from, each with the mouse and with the keyboard. */
class WaveformTest {
    private final MemoryLibrary library = Window.library();
    private final Provided provided = new Provided();
    private final FakeSound sound = new FakeSound();
    private PlayerModel player;
    private WaveformCanvas wave;
    private Duration length;

    @BeforeEach
    void show() {
        library.open();
        provided.with(Waveforms.class, new FakeWaves()).with(AudioPlayer.class, sound);
        Window.await("the library", () -> Window.desk().rows().isLoaded());
        library.add("Memo");
        Window.await("the row", () -> Window.table().getItemCount() == 1);
        Window.selectRow(0);
        player = Window.desk().player();
        wave = Window.named(WaveformCanvas.class, "Waveform");
        Window.await("the waveform", wave::isShowing);
        length = player.length();
        Hands.focus(wave);
    }

    @AfterEach
    void end() {
        player.stop();
        provided.close();
        library.close();
        Window.await("the end of the library", () -> !Window.desk().rows().isLoaded());
    }

    private Duration at(double share) {
        return Duration.ofNanos((long) (length.toNanos() * share));
    }

    private Point point(double share) {
        return new Point((int) (wave.getClientArea().width * share), wave.getClientArea().height / 2);
    }

    private void assertNear(Duration expected, Duration actual) {
        double pixel = length.toMillis() / (double) wave.getClientArea().width;
        assertTrue(Math.abs(expected.minus(actual).toMillis()) <= 8 * pixel, () -> "expected about %s, but it is %s"
                .formatted(expected, actual));
    }

    @Test
    void aClickGoesThereAndADragSelects() {
        Hands.click(wave, point(0.5).x, point(0.5).y);
        Window.await("the cursor", () -> !player.position().isZero());
        assertNear(at(0.5), player.position());
        Hands.drag(wave, point(0.25), wave, point(0.75));
        Window.await("a selection", () -> player.part().isPresent());
        Window.await(
                "playing begins where the part does",
                () -> player.part().map(Part::from).equals(Optional.of(player.position())));
        Part part = player.part().orElseThrow();
        assertNear(at(0.25), part.from());
        assertNear(at(0.75), part.to());
    }

    @Test
    void keysSelect() {
        player.seek(at(0.5));
        Hands.key("shift+Right", "shift+Right", "shift+Right");
        Window.await("a selection", () -> player.part().isPresent());
        assertEquals(at(0.5), player.part().orElseThrow().from());
        Duration three = player.part().orElseThrow().to();
        assertTrue(three.compareTo(at(0.5)) > 0);
        Hands.key("shift+Left");
        assertTrue(player.part().orElseThrow().to().compareTo(three) < 0, "the same end goes back");
        Hands.key("shift+Home");
        assertEquals(new Part(Duration.ZERO, at(0.5)), player.part().orElseThrow());
        Hands.key("ctrl+a");
        assertEquals(new Part(Duration.ZERO, length), player.part().orElseThrow());
        Hands.key("Escape");
        assertEquals(Optional.empty(), player.part());
    }

    @Test
    void keysAndWheelZoomAndScroll() {
        Hands.key("plus", "plus");
        Window.await("four times closer", () -> Math.abs(wave.zoom() - 4) < 0.01);
        assertTrue(wave.getHorizontalBar().isVisible());
        int start = wave.getHorizontalBar().getSelection();
        Hands.key("Next");
        Window.await("the next page", () -> wave.getHorizontalBar().getSelection() > start);
        Hands.key("Prior");
        Window.await("the page before", () -> wave.getHorizontalBar().getSelection() == start);
        Point middle = point(0.5);
        Hands.wheel(wave, middle.x, middle.y, false);
        Window.await("a little further", () -> wave.getHorizontalBar().getSelection() > start);
        double before = wave.zoom();
        Hands.wheel(wave, middle.x, middle.y, true, "ctrl");
        Window.await("closer", () -> wave.zoom() > before);
        Hands.key("minus");
        Window.await("farther away", () -> wave.zoom() < before);
        Hands.key("0");
        Window.await("all of it", () -> Math.abs(wave.zoom() - 1) < 0.01);
    }

    @Test
    void theCursorFollowsTheSound() {
        Hands.key("space");
        Window.await("playing", player::isPlaying);
        sound.position = at(0.5);
        Window.await("the cursor", () -> player.position().equals(at(0.5)));
        Label label = Window.find(Window.shell(), Label.class, l -> "Position".equals(l.getData(Names.KEY)));
        assertTrue(label.getText().endsWith(org.voicerecorder.workbench.internal.model.Texts.clock(length)));
        Window.await("the line in the picture", () -> cursorIsAt(point(0.5).x));
        Hands.key("k");
        Window.await("the pause", () -> !player.isPlaying());
        assertEquals(AudioPlayer.Playback.State.PAUSED, sound.state);
    }

    /** Whether the picture on the screen has the cursor's colour at a place, a pixel more or less. */
    private boolean cursorIsAt(int x) {
        RGB colour = Palette.of(wave).cursor().getRGB();
        Image picture = new Image(Window.display(), wave.getClientArea().width, wave.getClientArea().height);
        GC gc = new GC(wave);
        gc.copyArea(picture, 0, 0);
        gc.dispose();
        var data = picture.getImageData();
        picture.dispose();
        for (int i = x - 1; i <= x + 1; i++) {
            if (data.palette.getRGB(data.getPixel(i, data.height - 3)).equals(colour)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void keysGoThroughTheRecording() {
        player.seek(Duration.ofSeconds(1));
        Hands.key("Right");
        assertEquals(Duration.ofSeconds(6), player.position());
        Hands.key("l");
        assertEquals(Duration.ofSeconds(16), player.position());
        Hands.key("j");
        assertEquals(Duration.ofSeconds(6), player.position());
        Hands.key("Left");
        assertEquals(Duration.ofSeconds(1), player.position());
        Hands.key("End");
        assertEquals(length, player.position());
        Hands.key("Home");
        assertEquals(Duration.ZERO, player.position());
        assertTrue(!player.isLooping());
        Hands.key("ctrl+l");
        assertTrue(player.isLooping());
        Hands.key("ctrl+l");
        assertTrue(!player.isLooping());
    }
}
