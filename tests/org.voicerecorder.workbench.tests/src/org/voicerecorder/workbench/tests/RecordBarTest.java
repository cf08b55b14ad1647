package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.api.recorder.InputSummary;
import org.voicerecorder.api.recorder.PreFlightFinding;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.api.recorder.TakeWarning;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.Themes;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.RecorderModel.Phase;
import org.voicerecorder.workbench.internal.widgets.ClockFace;
import org.voicerecorder.workbench.internal.widgets.Palette;

/** What one sees and does while recording. The sound itself is tested with the recorder; here takes have no device. */
class RecordBarTest {
    private final SilentRecorder recorder = new SilentRecorder();
    private final Provided provided = new Provided();
    private final RecorderModel model = Window.desk().recorder();

    @BeforeEach
    void provide() {
        provided.with(Recorder.class, recorder);
        Window.await("a recorder", model::isAvailable);
    }

    @AfterEach
    void end() {
        recorder.active().forEach(take -> take.stop());
        Window.await("the end of all takes", () -> !model.isRecording());
        if (model.phase() == Phase.TESTING) {
            model.toggleTest();
        }
        model.amplify(0);
        provided.close();
        Window.await(
                "no recorder", () -> !model.isAvailable() && !recordButton().isEnabled());
    }

    private static Control styled(String id) {
        return Window.find(Window.shell(), Control.class, c -> id.equals(c.getData("org.eclipse.e4.ui.css.id")));
    }

    private static Button recordButton() {
        return (Button) styled("RecordButton");
    }

    /** Both lines of it. */
    private static Composite bar() {
        return styled("RecordLine").getParent();
    }

    private static boolean says(String words) {
        return Window.controls(bar()).stream()
                .anyMatch(c ->
                        c instanceof Label l && l.isVisible() && l.getText().contains(words));
    }

    private ScriptedTake record() {
        model.toggle();
        Window.await("recording", () -> model.phase() == Phase.RECORDING);
        return recorder.last();
    }

    /** For keys: what has no use for letters itself. */
    private static void focusFilters() {
        Hands.focus(Window.named(Tree.class, "Filters"));
    }

    @Test
    void startsAndStopsWithOneButton() {
        Button record = recordButton();
        Window.await("the button", record::isEnabled);
        assertEquals("Record", record.getText());
        record.notifyListeners(SWT.Selection, new Event());
        Window.await("recording", () -> model.phase() == Phase.RECORDING);
        assertEquals("Stop", record.getText());
        ClockFace clock = Window.named(ClockFace.class, "Recorded time");
        Window.await("the clock to run", () -> !clock.text().equals("00:00:00.0"));
        Window.execute("pause");
        assertEquals(Phase.PAUSED, model.phase());
        Window.execute("pause");
        Window.execute("record");
        Window.await("the end", () -> model.phase() == Phase.IDLE);
        assertEquals("Record", record.getText());
    }

    /** Whether the key was left to the control that has the focus. */
    private static boolean press(Control focused, char key) {
        focused.notifyListeners(SWT.FocusIn, new Event());
        Event event = new Event();
        event.character = key;
        event.keyCode = key;
        event.doit = true;
        focused.notifyListeners(SWT.KeyDown, event);
        return event.doit;
    }

    @Test
    void recordsByAKeyButNotWhileSomebodyTypes() {
        assertTrue(press(Window.search(), 'r'), "the letter is typed");
        assertEquals(Phase.IDLE, model.phase());
        Tree sidebar = Window.named(Tree.class, "Filters");
        assertFalse(press(sidebar, 'r'), "the key is a command");
        Window.await("recording", () -> model.phase() == Phase.RECORDING);
        press(sidebar, 'r');
        Window.await("the end", () -> model.phase() == Phase.IDLE);
    }

    @Test
    void showsATakeThatACommandBegan() {
        ScriptedTake take = recorder.startElsewhere("Interview Ruiz");
        take.recorded = Optional.of(Duration.ofSeconds(83));
        Window.await("the take", () -> model.phase() == Phase.RECORDING);
        assertEquals("Stop", recordButton().getText());
        ClockFace clock = Window.named(ClockFace.class, "Recorded time");
        Window.await("its time", () -> clock.text().equals("00:01:23.0"));
        Combo takes = Window.named(Combo.class, "Recordings under way");
        Window.await(
                "its name", () -> takes.isVisible() && takes.getText().equals("Interview Ruiz (started elsewhere)"));
        var left = Hands.inDialog("Started elsewhere", shell -> {
            assertEquals("Leave It Running", shell.getDefaultButton().getText().replace("&", ""));
            shell.getDefaultButton().notifyListeners(SWT.Selection, new Event());
        });
        recordButton().notifyListeners(SWT.Selection, new Event());
        left.isAnswered();
        assertFalse(take.result().isDone(), "what somebody else began goes on");
        var beside = Hands.inDialog("Started elsewhere", shell -> Hands.press(shell, "Record Beside It"));
        Window.execute("record");
        beside.isAnswered();
        Window.await("a take of one's own", () -> model.takes().size() == 2);
        ScriptedTake own = recorder.last();
        Window.execute("record");
        Window.await("its end, without a question", () -> own.result().isDone());
        assertFalse(take.result().isDone());
        Window.await("the other one again", () -> model.shown().equals(Optional.of(take)));
        var stopped = Hands.inDialog("Started elsewhere", shell -> Hands.press(shell, "Stop It"));
        Window.execute("record");
        stopped.isAnswered();
        Window.await("its end", () -> take.result().isDone() && model.phase() == Phase.IDLE);
    }

    @Test
    void armedItListensAndRKeepsWhatCameBefore() {
        focusFilters();
        Hands.key("a");
        Window.await("armed", () -> model.phase() == Phase.ARMED);
        assertEquals(Duration.ofSeconds(10), recorder.last().request().course().preRoll());
        assertEquals("Begin", recordButton().getText());
        recorder.last().warnings = List.of(new TakeWarning(TakeWarning.Kind.CLIPPING, "The input clips."));
        Window.await(
                "both that nothing is kept and what is wrong",
                () -> says("Armed, nothing is kept yet. The input clips.") && isAmber());
        Hands.key("m");
        Window.await("a marker in the pre-roll", () -> recorder.last().markers().size() == 1);
        Hands.key("a");
        Window.await("disarmed, and nothing kept", () -> model.phase() == Phase.IDLE);
        Hands.key("a");
        Window.await("armed again", () -> model.phase() == Phase.ARMED);
        ScriptedTake take = recorder.last();
        Hands.key("r");
        Window.await("recording", () -> take.state == TakeStatus.State.RECORDING);
    }

    /** Neither key may do something else because the microphone is gone: R of an armed take would throw the pre-roll away. */
    @Test
    void whileTheMicrophoneIsGoneKeysMeanWhatTheyDoWhenItIsThere() {
        focusFilters();
        Hands.key("a");
        Window.await("armed", () -> model.phase() == Phase.ARMED);
        ScriptedTake take = recorder.last();
        take.wanted = Optional.of(TakeStatus.State.ARMED);
        take.state = TakeStatus.State.DEVICE_LOST;
        Window.await("it is gone", () -> model.phase() == Phase.DEVICE_LOST);
        assertEquals("Begin", recordButton().getText());
        Hands.key("r");
        Window.await("recording", () -> take.state == TakeStatus.State.RECORDING);
        take.wanted = Optional.of(TakeStatus.State.PAUSED);
        take.state = TakeStatus.State.DEVICE_LOST;
        Window.await("it is gone again", () -> model.phase() == Phase.DEVICE_LOST && model.isPaused());
        assertEquals("Stop", recordButton().getText());
        Hands.key("shift+r");
        Window.await("it goes on", () -> take.state == TakeStatus.State.RECORDING);
    }

    @Test
    void playsBackWhatTheTestHeard() {
        FakeSound sound = new FakeSound();
        provided.with(org.voicerecorder.api.audio.AudioPlayer.class, sound);
        model.toggleTest();
        Window.await("testing", () -> model.phase() == Phase.TESTING);
        focusFilters();
        Hands.key("shift+t");
        Window.await("playing", () -> model.phase() == Phase.PLAYING_TEST && sound.source.isPresent());
        assertFalse(recorder.testIsOpen, "the microphone is free");
        assertEquals(480, sound.source.orElseThrow().frames());
        Window.await("the player", () -> sound.state == org.voicerecorder.api.audio.AudioPlayer.Playback.State.PLAYING);
        sound.state = org.voicerecorder.api.audio.AudioPlayer.Playback.State.ENDED;
        Window.await("its end", () -> model.phase() == Phase.IDLE);
    }

    @Test
    void saysBeforehandWhatATakeWouldBeRefusedFor() {
        recorder.findings = List.of(
                PreFlightFinding.refusal(
                        PreFlightFinding.Topic.SPACE,
                        new VoiceRecorderException(
                                ErrorCode.ERR_DISK_FULL, "10 minutes need 60 MB; 5 MB are free", "Free space.", null)),
                PreFlightFinding.good(PreFlightFinding.Topic.DEVICE, "Microphone is there"));
        model.refresh();
        Label advice = Window.named(Label.class, "Advice before recording");
        Window.await(
                "the advice",
                () -> advice.isVisible()
                        && advice.getText().equals("10 minutes need 60 MB; 5 MB are free. Free space."));
        assertTrue(advice.getToolTipText().contains("Microphone is there"), "the rest is told there");
        recorder.findings = List.of();
        model.refresh();
        Window.await("nothing to say", () -> !advice.isVisible());
    }

    @Test
    void severalTakesAreListedAndTheChosenOneIsShown() {
        ScriptedTake first = record();
        Window.execute("recordAnother");
        Window.await("another", () -> model.takes().size() == 2);
        ScriptedTake second = recorder.last();
        assertEquals(Optional.of(second), model.shown(), "the new one is shown");
        Combo takes = Window.named(Combo.class, "Recordings under way");
        assertEquals(List.of("Take 1", "Take 2"), List.of(takes.getItems()));
        takes.select(0);
        takes.notifyListeners(SWT.Selection, new Event());
        assertEquals(Optional.of(first), model.shown());
        Window.execute("record");
        Window.await("the end of the first", () -> model.takes().equals(List.of(second)));
        assertFalse(second.result().isDone());
        Window.await("the second is shown", () -> model.shown().equals(Optional.of(second)));
    }

    @Test
    void saysWhenTheInputIsDeadBeforeATake() {
        recorder.condition = InputCondition.Kind.DEAD;
        model.toggleTest();
        Window.await("testing", () -> model.phase() == Phase.TESTING);
        Window.await("the warning", () -> says("Nothing heard for 3 s. Is the microphone muted?"));
        assertTrue(isAmber());
        recorder.condition = InputCondition.Kind.OK;
        Window.await("the all-clear", () -> !isAmber());
        model.toggleTest();
        assertTrue(model.levels().isEmpty());
        assertFalse(model.isRecording());
    }

    private static boolean isAmber() {
        RGB amber = Palette.of(bar().getParent()).amber().getRGB();
        return amber.equals(styled("RecordLine").getBackground().getRGB());
    }

    @Test
    void saysTheGravestOfWhatIsWrong() {
        ScriptedTake take = record();
        assertFalse(isAmber());
        take.warnings = List.of(new TakeWarning(TakeWarning.Kind.RESAMPLED, "The sound system resamples."));
        Window.await("the tool tip", () -> Window.controls(bar()).stream()
                .anyMatch(c -> c instanceof Label && "The sound system resamples.".equals(c.getToolTipText())));
        assertFalse(isAmber(), "that is no alarm");
        take.warnings = List.of(
                new TakeWarning(TakeWarning.Kind.DEVICE_LOST, "USB microphone is gone."),
                new TakeWarning(TakeWarning.Kind.DISK_SLOW, "The disk is slow."));
        Window.await("the gravest", () -> says("USB microphone is gone.") && isAmber());
        take.warnings = List.of();
        Window.await("the all-clear", () -> !isAmber());
    }

    @Test
    void theWaveformIsAsHighAsTheWindowHasRoomFor() {
        Shell shell = Window.shell();
        Point before = shell.getSize();
        try {
            record();
            Control wave = styled("LiveWave");
            shell.setSize(before.x, 760);
            Window.await("a low window", () -> wave.getSize().y == 48);
            shell.setSize(before.x, 1000);
            Window.await("a high window", () -> wave.getSize().y == 64);
            shell.setSize(before.x, 760);
            Window.await("a low window again", () -> wave.getSize().y == 48);
        } finally {
            shell.setSize(before);
        }
    }

    @Test
    void theClockCanBeReadInEveryThemeFromThenOn() {
        Preferences.Theme before = Preferences.theme();
        try {
            for (Preferences.Theme theme : List.of(
                    Preferences.Theme.LIGHT,
                    Preferences.Theme.DARK,
                    Preferences.Theme.LIGHT,
                    Preferences.Theme.HIGH_CONTRAST)) {
                Themes.choose(theme);
                Window.await("a clock that stands out in " + theme, () -> {
                    Control line = styled("RecordLine");
                    return contrast(
                                    line.getForeground().getRGB(),
                                    line.getBackground().getRGB())
                            > 300;
                });
            }
        } finally {
            Themes.choose(before);
        }
    }

    private static int contrast(RGB a, RGB b) {
        return Math.abs(a.red - b.red) + Math.abs(a.green - b.green) + Math.abs(a.blue - b.blue);
    }

    @Test
    void aPausedTakeIsCalm() {
        ScriptedTake take = record();
        take.warnings = List.of(new TakeWarning(TakeWarning.Kind.SILENT, "The input is dead."));
        Window.await("the warning", RecordBarTest::isAmber);
        model.togglePause();
        Window.await("the pause", () -> model.phase() == Phase.PAUSED && !isAmber() && says("Paused"));
        take.muted = true;
        Window.await("mute", model::isMuted);
        assertTrue(says("Paused") && !isAmber(), "nothing at all is recorded");
        take.warnings = List.of(new TakeWarning(TakeWarning.Kind.DISK_NEARLY_FULL, "The disk is full."));
        Window.await("what is not of the input", () -> isAmber() && says("The disk is full."));
        take.warnings = List.of();
        model.togglePause();
        Window.await("what is recorded again", () -> isAmber() && says("Muted: silence is recorded"));
    }

    @Test
    void pausesMutesAndAmplifiesByKeys() {
        ScriptedTake take = record();
        focusFilters();
        Hands.key("shift+m");
        Window.await("mute", () -> take.muted && model.isMuted());
        assertTrue(isAmber(), "a take that records silence is not overlooked");
        assertTrue(says("Muted: silence is recorded"));
        take.warnings = List.of(new TakeWarning(TakeWarning.Kind.SILENT, "The input is dead."));
        Window.await("the warning", () -> model.warnings().equals(take.warnings));
        assertTrue(says("Muted: silence is recorded"), "what nobody records may be dead");
        take.warnings = List.of();
        Hands.key("shift+m");
        Window.await("no mute", () -> !take.muted && !isAmber());
        Hands.key("alt+Up", "alt+Up", "alt+Down");
        Spinner gain = Window.named(Spinner.class, "Gain in dB");
        Window.await("the gain", () -> take.gain == 1 && gain.getSelection() == 10);
        gain.setSelection(-65);
        gain.notifyListeners(SWT.Selection, new Event());
        assertEquals(-6.5, take.gain);
        Hands.key("shift+r");
        Window.await("the pause", () -> model.phase() == Phase.PAUSED);
    }

    @Test
    void theGainOfATestIsThatOfTheTake() {
        Window.execute("gainUp");
        assertEquals(1, model.gain());
        assertEquals(1, record().gain);
    }

    @Test
    void setsMarkersByAKeyAndNamesThemAfterwards() {
        ScriptedTake take = record();
        take.recorded = Optional.of(Duration.ofSeconds(2));
        focusFilters();
        Hands.key("m");
        Window.await("a marker", () -> take.markers().size() == 1);
        take.recorded = Optional.of(Duration.ofSeconds(5));
        Hands.key("m");
        Window.await("another", () -> take.markers().size() == 2);
        assertEquals(
                5L * take.request().format().sampleRate(),
                take.markers().getLast().frame());
        Window.await("which one it is", () -> says("Marker 2 at 00:00:05.0"));
        assertTrue(Window.named(Tree.class, "Filters").isFocusControl(), "the focus stays where it was");
        Hands.key("ctrl+m");
        Text text = Window.named(Text.class, "Text of the marker");
        Window.await("the field", text::isFocusControl);
        Hands.type("the bridge");
        Hands.key("Up");
        Window.await("the first", () -> says("Marker 1 at 00:00:02.0"));
        Hands.type("hello");
        Hands.key("Return");
        Window.await(
                "the texts",
                () -> take.markers().stream().map(m -> m.text()).toList().equals(List.of("hello", "the bridge")));
        Window.await("the focus back", () -> Window.named(Tree.class, "Filters").isFocusControl());
    }

    @Test
    void tellsRoomBufferAndInterruptions() {
        ScriptedTake take = record();
        take.timeLeft = Optional.of(Duration.ofMinutes(200));
        Window.await("the room", () -> says("Room for 3 h 20 min"));
        take.held = Duration.ofMillis(1200);
        Window.await("the buffer", () -> says("Waiting for the disk: 1.2 s of 4.0 s"));
        take.held = Duration.ZERO;
        take.overruns = 2;
        Window.await("interruptions", () -> says("Interrupted 2 times, 0.2 s lost"));
    }

    @Test
    void theWaveRollsWithTheRecordedTime() {
        ScriptedTake take = record();
        take.levels = new Levels(List.of(-6.0), List.of(-12.0), false);
        take.recorded = Optional.of(Duration.ofSeconds(1));
        Window.await("a second", () -> model.wave().last() == 20 && model.wave().height(20) > 0.8f);
        take.levels = Levels.silence(1);
        take.recorded = Optional.of(Duration.ofMillis(1_500));
        Window.await("silence", () -> model.wave().last() == 30);
        assertEquals(0, model.wave().height(30));
        assertTrue(model.wave().height(20) > 0.8f, "what was loud stays so");
        take.part = 2;
        take.recorded = Optional.of(Duration.ofSeconds(2));
        Window.await("the next part", () -> model.wave().columnOf(0, 48_000).equals(java.util.OptionalLong.of(40)));
    }

    @Test
    void aSilentRecordingIsFlagged() {
        ScriptedTake take = record();
        take.summary = Optional.of(new InputSummary(true, List.of(0), false, 0, Duration.ofSeconds(9)));
        Window.execute("record");
        Window.await("the words", () -> Window.controls(Window.shell()).stream()
                .anyMatch(c -> c instanceof Label l
                        && l.isVisible()
                        && l.getText().contains("but nothing was heard. Check the microphone.")));
        Link show = Window.find(
                Window.shell(), Link.class, l -> l.isVisible() && l.getText().contains("Show"));
        show.notifyListeners(SWT.Selection, new Event());
    }

    @Test
    void discardsOnlyAfterAsking() {
        ScriptedTake take = record();
        var kept = Hands.inDialog("Discard the recording", shell -> {
            assertEquals("Go On Recording", shell.getDefaultButton().getText().replace("&", ""));
            shell.getDefaultButton().notifyListeners(SWT.Selection, new Event());
        });
        Window.execute("discard");
        kept.isAnswered();
        assertFalse(take.discarded);
        var thrown = Hands.inDialog("Discard the recording", shell -> Hands.press(shell, "Discard"));
        Window.execute("discard");
        thrown.isAnswered();
        Window.await("the end", () -> take.discarded && model.phase() == Phase.IDLE);
    }
}
