package org.voicerecorder.command.internal.commands;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.api.audio.OfferedInput;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.Table;
import org.voicerecorder.command.internal.text.Table.Column;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "devices",
        sortOptions = false,
        description = "Lists what can be recorded from, or played on.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.BUSY, ExitCodes.DEVICE},
        footerHeading = "%nExamples:%n",
        footer = {"  voicerec devices", "  voicerec devices --json", "  voicerec devices --outputs"})
public final class DevicesCommand implements Command {
    private final Invocation invocation;

    @Option(names = "--outputs", description = "List what can be played on.")
    private boolean outputs;

    public DevicesCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        if (outputs) {
            OutputDevices.list(invocation);
            return ExitStatus.OK;
        }
        List<InputDevice> devices = devices(invocation);
        if (invocation.isJson()) {
            emit(devices);
        } else if (invocation.isQuiet()) {
            devices.forEach(device -> invocation.console().printLine(device.id()));
        } else if (devices.isEmpty()) {
            invocation.note("No input device. Connect a microphone, and see that a sound server or ALSA knows it.");
        } else {
            print(devices);
        }
        return ExitStatus.OK;
    }

    /** Of the best sound system that has any. */
    static List<InputDevice> devices(Invocation invocation) {
        invocation.services().get(AudioInputs.class);
        return OfferedInput.devices(invocation.services().all(AudioInputs.class));
    }

    private void print(List<InputDevice> devices) {
        Table table = new Table(List.of(
                Column.left("").painted(invocation.style()::good),
                Column.text("ID").painted(invocation.style()::id),
                Column.text("NAME"),
                Column.text("FORMATS")));
        for (InputDevice device : devices) {
            table.add(List.of(device.isDefault() ? "*" : "", device.id(), device.name(), summary(device.formats())));
        }
        invocation.console().print(table.render(invocation.width(), invocation.style()));
        invocation.note("* is the default. Record from another with 'voicerec record --device ID'.");
    }

    /** A device may offer dozens of formats: shown are the rates, depths and channels that occur. */
    private static String summary(List<CaptureFormat> formats) {
        if (formats.isEmpty()) {
            return "not told";
        }
        return distinct(formats, CaptureFormat::sampleRate) + " Hz; " + distinct(formats, CaptureFormat::bitDepth)
                + " bit; " + distinct(formats, CaptureFormat::channels) + " channels";
    }

    private static String distinct(List<CaptureFormat> formats, ToIntFunction<CaptureFormat> part) {
        return formats.stream()
                .mapToInt(part)
                .sorted()
                .distinct()
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
    }

    private void emit(List<InputDevice> devices) {
        invocation.emit(json -> {
            json.beginObject().name("devices").beginArray();
            for (InputDevice device : devices) {
                json.beginObject().name("id").value(device.id()).name("name").value(device.name());
                json.name("default").value(device.isDefault()).name("formats").beginArray();
                for (CaptureFormat format : device.formats()) {
                    write(json, format);
                }
                json.endArray().endObject();
            }
            json.endArray().endObject();
        });
    }

    private static void write(JsonWriter json, CaptureFormat format) throws IOException {
        json.beginObject().name("sampleRate").value(format.sampleRate());
        json.name("channels").value(format.channels());
        json.name("bitDepth").value(format.bitDepth()).endObject();
    }
}
