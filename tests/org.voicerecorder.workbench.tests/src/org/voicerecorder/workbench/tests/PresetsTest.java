package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.PresetExports;
import org.voicerecorder.api.recorder.Presets;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Split;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.Titles;
import org.voicerecorder.api.recorder.WatchStrictness;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.model.CaptureInput;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.RecorderModel.Phase;

/** Presets of the library are offered in the record bar, and a take begun with one is as it says. */
class PresetsTest {
    private static final CaptureFormat STEREO = new CaptureFormat(96_000, 2, 24);

    private final SilentRecorder recorder = new SilentRecorder();
    private final Provided provided = new Provided();
    private final RecorderModel model = Window.desk().recorder();
    private final CaptureInput input = model.input();
    private final List<Preset> kept = new CopyOnWriteArrayList<>();
    private final List<String> copied = new CopyOnWriteArrayList<>();

    @BeforeEach
    void provide() {
        kept.add(new Preset(
                "Choir",
                TakeRequest.of(STEREO)
                        .withTitle("{preset} no. {n}")
                        .withTags(List.of("choir"))
                        .withGain(3)
                        .withWatch(WatchStrictness.RELAXED)
                        .withLength(Duration.ofMinutes(90))
                        .withPreRoll(Duration.ofSeconds(4))
                        .withSplit(new Split.Every(Duration.ofMinutes(30))),
                Optional.of(new Preset.Export(ExportFormat.MP3, Path.of("/tmp/choir")))));
        provided.with(Recorder.class, recorder)
                .with(Titles.class, (template, preset) -> template.replace("{preset}", preset.orElse(""))
                        .replace("{n}", "7"))
                .with(PresetExports.class, (preset, recordings, progress, cancel) -> {
                    recordings.stream().map(Recording::title).forEach(copied::add);
                    return List.of(Path.of("/tmp/choir/a.mp3"));
                })
                .with(Presets.class, presets());
        Window.await("the preset", () -> input.presets().named("Choir").isPresent());
    }

    /** Only what the window asks of the service. */
    private Presets presets() {
        return (Presets) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Presets.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "list" -> new ArrayList<>(kept);
                    case "isBuiltIn" -> false;
                    case "save" -> {
                        Preset preset = (Preset) arguments[0];
                        boolean taken = kept.stream().anyMatch(p -> p.isNamed(preset.name()));
                        if (taken && !(boolean) arguments[1]) {
                            throw new VoiceRecorderException(ErrorCode.ERR_EXISTS, "There is one");
                        }
                        kept.removeIf(p -> p.isNamed(preset.name()));
                        kept.add(preset);
                        yield null;
                    }
                    case "remove" -> {
                        kept.removeIf(p -> p.isNamed((String) arguments[0]));
                        yield null;
                    }
                    case "hashCode" -> 1;
                    case "equals" -> proxy == arguments[0];
                    default -> "presets";
                });
    }

    @AfterEach
    void end() {
        recorder.active().forEach(take -> take.stop());
        Window.await("the end of all takes", () -> !model.isRecording());
        Preferences.put(Preferences.PRESET, "");
        input.choosePreset(Optional.empty());
        provided.close();
        Window.await("no recorder", () -> !model.isAvailable());
    }

    private static Combo combo() {
        return Window.named(Combo.class, "Preset");
    }

    private static void choose(String name) {
        Combo combo = combo();
        combo.select(combo.indexOf(name));
        combo.notifyListeners(SWT.Selection, new Event());
    }

    @Test
    void aTakeIsAsItsPresetSays() {
        Window.await("the combo", () -> combo().indexOf("Choir") > 0);
        choose("Choir");
        assertEquals(STEREO, input.format());
        assertEquals("Choir", Preferences.get(Preferences.PRESET).orElseThrow());
        model.toggle();
        Window.await("recording", () -> model.phase() == Phase.RECORDING);
        TakeRequest request = recorder.last().request();
        assertEquals(Optional.of("Choir no. 7"), request.text().title());
        assertEquals(kept.getFirst().request().withTitle("Choir no. 7"), request, "nothing of it is lost");
        recorder.last().stop();
        Window.await("the copy", () -> copied.equals(List.of("Choir no. 7")));
        choose("No preset");
        assertEquals(Preferences.format(), input.format(), "one's own format is back");
        assertEquals(0, input.gain());
    }

    /** Chooses "Other format..." and answers its dialog. */
    private static void answerFormat(boolean flac) {
        Combo combo = combo();
        Runnable[] answer = new Runnable[1];
        answer[0] = () -> Window.dialog("Recording format")
                .filter(Shell::isVisible)
                .ifPresentOrElse(
                        dialog -> {
                            Window.find(dialog, Button.class, b -> (b.getStyle() & SWT.CHECK) != 0)
                                    .setSelection(flac);
                            dialog.getDefaultButton().notifyListeners(SWT.Selection, new Event());
                        },
                        () -> Window.display().timerExec(20, answer[0]));
        Window.display().timerExec(20, answer[0]);
        combo.select(combo.getItemCount() - 1);
        combo.notifyListeners(SWT.Selection, new Event());
    }

    @Test
    void aFlacCopyIsAskedForByTheBoxOrByThePreset() {
        kept.add(new Preset("Archive", TakeRequest.of(STEREO).withFlac(true), Optional.empty()));
        Window.await("the preset", () -> combo().indexOf("Archive") > 0);
        assertFalse(input.request().flac());
        answerFormat(true);
        try {
            assertTrue(input.request().flac());
            assertEquals("true", Preferences.get(Preferences.FLAC).orElseThrow());
            Window.await("the words", () -> combo().getText().endsWith("+ FLAC"));
            choose("Choir");
            assertFalse(input.request().flac(), "the preset does not say so");
            choose("Archive");
            assertTrue(input.request().flac());
            answerFormat(false);
            assertFalse(input.request().flac());
            Window.await("the words", () -> combo().getText().equals("Archive (changed)"));
            choose("No preset");
            assertTrue(input.request().flac(), "one's own choice is back");
        } finally {
            input.choosePreset(Optional.empty());
            answerFormat(false);
        }
        assertFalse(input.request().flac());
    }

    @Test
    void anArmedTakeKeepsWhatThePresetSays() {
        input.choosePreset(Optional.of("Choir"));
        model.toggleArmed();
        Window.await("armed", () -> model.phase() == Phase.ARMED);
        assertEquals(Duration.ofSeconds(4), recorder.last().request().course().preRoll());
    }

    @Test
    void theListFollowsWhatCommandsDo() {
        kept.add(new Preset("Minutes", TakeRequest.of(CaptureFormat.DEFAULT), Optional.empty()));
        Window.await("the new one", () -> combo().indexOf("Minutes") > 0);
        choose("Minutes");
        kept.removeIf(p -> p.isNamed("Minutes"));
        Window.await("it is gone", () -> input.preset().isEmpty() && combo().indexOf("Minutes") < 0);
    }

    @Test
    void aMicrophoneThatIsNotThereIsNamedWithAdvice() {
        provided.with(AudioInputs.class, inputs());
        Window.await("a device", () -> !input.devices().isEmpty());
        kept.add(new Preset("Field", TakeRequest.of(CaptureFormat.DEFAULT).withDevice("Zoom H5"), Optional.empty()));
        Window.await("the new one", () -> input.presets().named("Field").isPresent());
        input.choosePreset(Optional.of("Field"));
        Label advice = Window.named(Label.class, "Advice before recording");
        Window.await(
                "the advice",
                () -> advice.isVisible()
                        && advice.getText().startsWith("The preset \u201cField\u201d asks for \u201cZoom H5\u201d"));
        Combo devices = Window.named(Combo.class, "Microphone");
        assertEquals("Zoom H5 (not there)", devices.getText());
        devices.select(1);
        devices.notifyListeners(SWT.Selection, new Event());
        assertEquals(Optional.of("usb-1"), input.device());
        Window.await("no advice", () -> !advice.isVisible());
    }

    private static AudioInputs inputs() {
        return (AudioInputs) Proxy.newProxyInstance(
                PresetsTest.class.getClassLoader(),
                new Class<?>[] {AudioInputs.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "devices" -> List.of(new InputDevice("usb-1", "USB microphone", true, List.of()));
                    case "rank" -> 1_000;
                    case "hashCode" -> 2;
                    case "equals" -> proxy == arguments[0];
                    default -> "inputs";
                });
    }

    @Test
    void theDialogSavesAndDeletesOwnOnes() {
        input.choosePreset(Optional.of("Choir"));
        input.choose(CaptureFormat.DEFAULT);
        var saving = Hands.inDialog("Save preset", shell -> {
            Window.find(shell, Text.class, t -> (t.getStyle() & SWT.READ_ONLY) == 0)
                    .setText("Small choir");
            Hands.press(shell, "OK");
        });
        var presets = Hands.inDialog("Presets", dialog -> {
            Hands.press(dialog, "Save Current As\u2026");
            saving.isAnswered();
            Window.await("it is kept", () -> kept.stream().anyMatch(p -> p.isNamed("Small choir")));
            Preset saved = kept.getLast();
            assertEquals(CaptureFormat.DEFAULT, saved.request().format());
            assertEquals(List.of("choir"), saved.request().text().tags());
            assertTrue(saved.export().isPresent());
            Window.await("it is listed", () -> list(dialog).indexOf("Small choir") >= 0);
            list(dialog).select(list(dialog).indexOf("Small choir"));
            list(dialog).notifyListeners(SWT.Selection, new Event());
            var deleting = Hands.inDialog("Delete preset", shell -> Hands.press(shell, "Delete"));
            Hands.press(dialog, "Delete");
            deleting.isAnswered();
            Window.await("it is gone", () -> list(dialog).indexOf("Small choir") < 0);
            assertFalse(kept.stream().anyMatch(p -> p.isNamed("Small choir")));
            dialog.close();
        });
        Window.execute("presets");
        presets.isAnswered();
    }

    private static org.eclipse.swt.widgets.List list(Shell dialog) {
        return Window.find(dialog, org.eclipse.swt.widgets.List.class, l -> true);
    }
}
