package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.Set;
import org.voicerecorder.audio.rescue.Finding;
import org.voicerecorder.audio.rescue.Finding.WrongFormat.Witness;
import org.voicerecorder.audio.rescue.FormatHint;
import org.voicerecorder.audio.rescue.WaveFormat;

/**
 * Puts a format chunk right. Its values say the same thing more than once (frame = channels × bytes of a sample, bytes per
 * second = rate × frame), so a single wrong one is told by the others; where that leaves two answers, the samples decide.
 */
final class FormatRepair {
    /** Compressions whose frames are not channels × bytes: nothing of them can be checked, so nothing is changed. */
    private static final Set<Integer> COMPRESSED = Set.of(
            0x02, 0x10, 0x11, 0x14, 0x16, 0x22, 0x31, 0x42, 0x45, 0x50, 0x55, 0x92, 0xFF, 0x160, 0x161, 0x162, 0x270);

    private final Source file;
    private final FormatFields fields;
    private final FormatHint hint;
    private final boolean bigEndian;
    private final Findings findings;
    /** Whether the samples were asked for the depth. */
    private boolean isHeard;

    /** @param findings are added to */
    FormatRepair(Source file, FormatFields fields, FormatHint hint, boolean bigEndian, Findings findings) {
        this.file = file;
        this.fields = fields;
        this.hint = hint;
        this.bigEndian = bigEndian;
        this.findings = findings;
    }

    /** @param from and {@code to}: where the audio is, as far as is known, for what only the samples can tell */
    WaveFormat format(long from, long to) throws IOException {
        int tag = fields.subTag() >= 0 && fields.tag() == WaveFormat.EXTENSIBLE ? fields.subTag() : fields.tag();
        if (COMPRESSED.contains(tag)
                && fields.agreedBytes() == 0
                && fields.align() > 0
                && hint.bits().isEmpty()) {
            return compressed(tag);
        }
        boolean isLaw = tag == WaveFormat.ALAW || tag == WaveFormat.MULAW;
        var told = new Told(fields, hint);
        if (!isLaw && !(told.depth() && told.channels())) {
            return guess(told, from);
        }
        int bytes = bytesPerSample(from, to);
        int channels = channels(bytes);
        int rate = rate(channels * bytes);
        report("block align", 12, fields.align(), channels * bytes);
        if (fields.byteRate() != (long) rate * channels * bytes) {
            report("byte rate", 8, fields.byteRate(), (long) rate * channels * bytes);
        }
        int right = tag(tag, bytes, channels, from, to);
        if (right == WaveFormat.ALAW || right == WaveFormat.MULAW) {
            return new WaveFormat(right, channels, rate, channels, 8, 8, 0, new byte[0]);
        }
        return new WaveFormat(
                right, channels, rate, channels * bytes, 8 * bytes, validBits(bytes), mask(channels), new byte[0]);
    }

    private WaveFormat compressed(int tag) throws IOException {
        byte[] body = file.bytes(fields.at(), fields.size());
        int channels = Math.max(1, fields.channels());
        return new WaveFormat(
                tag, channels, Math.clamp(fields.rate(), 1, 768_000), fields.align(), fields.bits(), 0, 0, body);
    }

    /** Not one of the values tells the channels or the depth: that is for the samples, as where there are no values. */
    private WaveFormat guess(Told told, long from) throws IOException {
        if (!told.depth()) {
            findings.add(new Finding.Missing("the depth in the format", fields.at() + 14));
        }
        if (!told.channels()) {
            findings.add(new Finding.Missing("the number of channels in the format", fields.at() + 2));
        }
        return Guesses.inHeader(file, from, told.known(), bigEndian, findings);
    }

    private int bytesPerSample(long from, long to) throws IOException {
        if (hint.bits().isPresent()) {
            given("depth", 14, fields.bits(), hint.bits().getAsInt());
            return hint.bits().getAsInt() / 8;
        }
        int agreed = fields.agreedBytes();
        if (agreed > 0) {
            return agreed;
        }
        int bytes = disputedBytes(from, to);
        if ((fields.bits() + 7) / 8 != bytes) {
            report("bits per sample", 14, fields.bits(), 8L * bytes, isHeard ? Witness.SAMPLES : Witness.VALUES);
        }
        return bytes;
    }

    /** Frame, channels and depth contradict each other: the byte rate is a second witness for the frame. */
    private int disputedBytes(long from, long to) throws IOException {
        int declared = fields.hasDepth() ? (fields.bits() + 7) / 8 : 0;
        boolean frameIsRight = fields.byteRateFits() && fields.hasRate();
        int ofFrame = fields.bytesByFrame();
        boolean depthPossible = declared > 0 && (!frameIsRight || fields.align() % declared == 0);
        boolean framePossible = FormatFields.isDepth(8 * ofFrame) && (frameIsRight || declared == 0);
        boolean frameIsWrong = fields.hasChannels()
                && declared > 0
                && fields.byteRate() == fields.rate() * fields.channels() * declared;
        if (frameIsWrong || depthPossible && !framePossible) {
            return declared;
        }
        if (framePossible && !depthPossible) {
            return ofFrame;
        }
        int wanted = hint.channels().orElse(fields.hasChannels() ? fields.channels() : 0);
        var known = new FormatHint(
                OptionalInt.empty(), wanted > 0 ? OptionalInt.of(wanted) : OptionalInt.empty(), OptionalInt.empty());
        var guess = FormatGuess.of(file, from, to, known, true, bigEndian);
        isHeard = guess.isPresent();
        int likely = Math.max(declared, FormatFields.isDepth(8 * ofFrame) ? ofFrame : 0);
        return guess.map(found -> found.format().bytesPerSample()).orElse(likely > 0 ? likely : 2);
    }

    private int channels(int bytes) {
        if (hint.channels().isPresent()) {
            given("number of channels", 2, fields.channels(), hint.channels().getAsInt());
            return hint.channels().getAsInt();
        }
        boolean frameIsRight = fields.byteRateFits() && fields.align() % bytes == 0;
        int ofFrame = bytes > 0 ? fields.align() / bytes : 0;
        boolean ofFramePossible = ofFrame >= 1 && ofFrame <= 32 && fields.align() % bytes == 0;
        boolean frameDecides = frameIsRight && ofFramePossible || !fields.hasChannels() && ofFramePossible;
        if (frameDecides || fields.hasChannels()) {
            int channels = frameDecides ? ofFrame : fields.channels();
            report("number of channels", 2, fields.channels(), channels);
            return channels;
        }
        int ofRate = fields.channelsBy(bytes);
        report(
                "number of channels",
                2,
                fields.channels(),
                Math.max(1, ofRate),
                ofRate > 0 ? Witness.VALUES : Witness.NOBODY);
        return Math.max(1, ofRate);
    }

    private int rate(int frame) {
        if (hint.rate().isPresent()) {
            given("rate", 4, fields.rate(), hint.rate().getAsInt());
            return hint.rate().getAsInt();
        }
        long other = frame > 0 && fields.byteRate() % frame == 0 ? fields.byteRate() / frame : 0;
        boolean otherIsBetter = FormatFields.isUsualRate(other) && !fields.hasUsualRate();
        boolean otherIsAll = !fields.hasRate() && other >= 1 && other <= 768_000;
        if (otherIsBetter || otherIsAll) {
            report("rate", 4, fields.rate(), other);
            return (int) other;
        }
        if (fields.hasRate()) {
            return (int) fields.rate();
        }
        report("rate", 4, fields.rate(), FormatGuess.ASSUMED_RATE, Witness.NOBODY);
        return FormatGuess.ASSUMED_RATE;
    }

    private int tag(int declared, int bytes, int channels, long from, long to) throws IOException {
        boolean known = declared == WaveFormat.PCM && bytes <= 4
                || declared == WaveFormat.FLOAT && (bytes == 4 || bytes == 8)
                || (declared == WaveFormat.ALAW || declared == WaveFormat.MULAW) && bytes == 1;
        boolean extensible = fields.tag() == WaveFormat.EXTENSIBLE;
        if (extensible && fields.subTag() >= 0 && !fields.guidIsWhole()) {
            findings.add(new Finding.DamagedPart("GUID of the format", fields.at() + 24, "it is none that exists"));
        }
        if (known && (!extensible || fields.subTag() >= 0)) {
            return declared;
        }
        int right = tagOfSamples(bytes, channels, from, to);
        report("format tag", 0, fields.tag(), right, bytes == 4 ? Witness.SAMPLES : Witness.VALUES);
        return right;
    }

    private int tagOfSamples(int bytes, int channels, long from, long to) throws IOException {
        if (bytes == 8) {
            return WaveFormat.FLOAT;
        }
        if (bytes != 4) {
            return WaveFormat.PCM;
        }
        var asFloat = Smoothness.of(file, from, to, Samples.F32, channels, bigEndian);
        return asFloat.plausible() > 0.99 && asFloat.energy() > 0 ? WaveFormat.FLOAT : WaveFormat.PCM;
    }

    private int validBits(int bytes) {
        int valid = fields.subTag() >= 0 && fields.validBits() > 0 ? fields.validBits() : fields.bits();
        return valid > 8 * (bytes - 1) && valid <= 8 * bytes ? valid : 8 * bytes;
    }

    private int mask(int channels) {
        if (fields.subTag() < 0 || fields.mask() == 0) {
            return 0;
        }
        if (Long.bitCount(fields.mask()) != channels) {
            report("loudspeaker mask", 20, fields.mask(), 0);
            return 0;
        }
        return (int) fields.mask();
    }

    private void report(String field, int at, long declared, long used) {
        report(field, at, declared, used, Witness.VALUES);
    }

    private void report(String field, int at, long declared, long used, Witness witness) {
        if (declared != used) {
            findings.add(new Finding.WrongFormat(field, fields.at() + at, declared, used, witness));
        }
    }

    private void given(String field, int at, long declared, long used) {
        if (declared != used) {
            findings.add(new Finding.Given(field, fields.at() + at, declared, used));
        }
    }
}
