package org.voicerecorder.product.tests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Sounds in every format: made by sox where it can, else by an export of the product from a library of its own. */
final class SoundFiles {
    static final double SECONDS = 1.5;

    private static final Set<String> EXPORTED = Set.of("mp3", "m4a", "opus");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private SoundFiles() {}

    /** A sound like no other. @param encoding, bits as sox calls them; null: the format's usual ones */
    static Path make(
            Voicerec voicerec, Path folder, String format, String encoding, Integer bits, int rate, int channels)
            throws IOException {
        int number = COUNT.incrementAndGet();
        String stem = "sound-%d".formatted(number);
        boolean direct = !EXPORTED.contains(format) && !format.equals("rf64");
        Path made = folder.resolve(stem + "." + (direct ? format : "wav"));
        var command = new ArrayList<>(List.of("sox", "-n", "-r", "" + rate, "-c", "" + channels));
        if (bits != null) {
            command.addAll(List.of("-b", "" + bits, "-e", encoding));
        }
        command.addAll(List.of(made.toString(), "synth", "" + SECONDS, "whitenoise", "vol", "0.2"));
        Tools.run(command.toArray(String[]::new));
        if (direct) {
            return made;
        }
        Path target = folder.resolve(stem + "." + format);
        return format.equals("rf64") ? rf64(made, target) : exported(voicerec, made, target, format);
    }

    private static Path exported(Voicerec voicerec, Path wav, Path target, String format) throws IOException {
        String id = voicerec.run("add", wav.toString(), "--json")
                .succeeds()
                .json()
                .getAsJsonArray("added")
                .get(0)
                .getAsJsonObject()
                .get("id")
                .getAsString();
        voicerec.run("export", id, "--format", format, "--output", target.toString())
                .succeeds();
        return target;
    }

    /** The same sound with the sizes in a {@code ds64} chunk (EBU Tech 3306). */
    private static Path rf64(Path wav, Path target) throws IOException {
        byte[] samples = WavData.of(wav);
        byte[] old = Files.readAllBytes(wav);
        var out = ByteBuffer.allocate(80 + samples.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RF64")).putInt(-1).put(ascii("WAVE"));
        out.put(ascii("ds64")).putInt(28).putLong(out.capacity() - 8L).putLong(samples.length);
        out.putLong(0).putInt(0);
        out.put(ascii("fmt ")).putInt(16).put(old, 20, 16);
        out.put(ascii("data")).putInt(-1).put(samples);
        return Files.write(target, out.array());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
